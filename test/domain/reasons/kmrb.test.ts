/** What Korea's board says of a film: read from its words, written in its words. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { degreeOf, KMRB_DEGREES, kmrbReasons, readKmrb } from '../../../api/domain/reasons/kmrb.ts';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { CONCERNS } from '../../../db/vocabulary.ts';

const TODAY =
  '주제 12세이상관람가, 선정성 전체관람가, 폭력성 15세이상관람가, 대사 청소년관람불가, 공포 제한상영가, 약물 전체관람가, 모방위험 12세이상관람가';

function degreesIn(text: string) {
  return Object.fromEntries([...readKmrb(text)].map(([concern, { degree }]) => [concern, degree]));
}

test('A degree has the mark of a film of that grade', () => {
  const marks = RATING_SYSTEMS.find(({ id }) => id === 'KMRB')?.ratings.map(({ rating }) => rating);
  expect(KMRB_DEGREES).toEqual(marks);
});

describe('The words of the board', () => {
  it('are read item by item, each with the words that say it', () => {
    expect(Object.fromEntries(readKmrb(TODAY))).toEqual({
      language: { degree: '19', span: '대사 청소년관람불가' },
      sex: { degree: 'ALL', span: '선정성 전체관람가' },
      drinking: { degree: 'ALL', span: '약물 전체관람가' },
      violence: { degree: '15', span: '폭력성 15세이상관람가' },
      frightening: { degree: 'LIM', span: '공포 제한상영가' },
    });
  });

  test.each<[string, string, object]>([
    [
      'from before May 2017',
      '선정성 1단계-낮음, 폭력성 3단계-다소높음, 대사 5단계-매우높음',
      { sex: 'ALL', violence: '15', language: 'LIM' },
    ],
    [
      'with other marks between them',
      '폭력성: 2단계-보통 · 대사(15세 이상 관람가)・공포 청소년 관람불가',
      { violence: '12', language: '15', frightening: '19' },
    ],
    [
      'in English',
      'Violence 15, language: all; sex adults',
      { violence: '15', language: 'ALL', sex: '19' },
    ],
    [
      'of an item named twice, by the higher degree',
      '폭력성 15세이상관람가, 폭력성 전체관람가',
      { violence: '15' },
    ],
  ])('are read %s', (_sentence, text, degrees) => {
    expect(degreesIn(text)).toEqual(degrees);
  });

  test.each([
    ['the items that decided, which have no degree', '폭력성,대사,공포'],
    ['a degree without an item', '15세이상관람가'],
    ['other items', '주제 15세이상관람가, 모방위험 12세이상관람가'],
    ['reasons of other boards', 'strong violence, 12 deaths, all of them bloody'],
    ['a longer number', 'violence 150'],
    ['nothing', ''],
  ])('tell no degree where there is none: %s', (_sentence, text) => {
    expect(readKmrb(text).size).toBe(0);
  });
});

describe('The reasons of a certificate', () => {
  it('are written in the order of the board, in its words of today', () => {
    expect(
      kmrbReasons({
        violence: '3단계-다소높음',
        theme: '12세이상관람가',
        language: ' 제한관람가 ',
        sex: null,
        imitation: '',
        drinking: '알 수 없음',
      }),
    ).toBe('주제 12세이상관람가, 폭력성 15세이상관람가, 대사 제한상영가');
    expect(kmrbReasons({})).toBeNull();
  });

  it('are read as they were written, whatever the degrees', () => {
    const degree = fc.constantFrom(
      '전체관람가',
      '12세이상관람가',
      '15세이상관람가',
      '청소년관람불가',
      '제한상영가',
      '1단계-낮음',
      '2단계-보통',
      '3단계-다소높음',
      '4단계-높음',
      '5단계-매우높음',
    );
    const items = ['theme', ...CONCERNS, 'imitation'] as const;
    const degrees = fc.record(
      Object.fromEntries(items.map((item) => [item, fc.option(degree)])) as Record<
        (typeof items)[number],
        fc.Arbitrary<string | null>
      >,
    );
    fc.assert(
      fc.property(degrees, (degrees) => {
        const read = readKmrb(kmrbReasons(degrees) ?? '');
        for (const concern of CONCERNS)
          expect(read.get(concern)?.degree ?? null).toBe(degreeOf(degrees[concern] ?? ''));
      }),
    );
  });
});
