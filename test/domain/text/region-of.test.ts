import { expect, it } from 'vitest';
import { regionOf } from '../../../api/domain/text/region-of.ts';

it.each([
  ['en-GB', 'GB'],
  ['en', 'US'],
  ['de', 'DE'],
  ['zh-Hant-TW', 'TW'],
  ['fr-CH', 'CH'],
  ['', ''],
  ['no language', ''],
])('%j stands for %j', (tag, region) => {
  expect(regionOf(tag)).toBe(region);
});
