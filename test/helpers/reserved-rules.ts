/** The rules that reserve space for *Her* in English, for the style sheets of test pages. */

import type { Layout } from '../../api/contract/embed-query.ts';
import { projectFilm } from '../../api/domain/film/project.ts';
import { reservedRules } from '../../api/pages/builder/reserved-height.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { ENGLISH } from '../../widget/words.ts';

const STAMP = {
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  version: 1,
};

export function rulesForHer(layout: Layout = 'card'): string {
  return reservedRules(projectFilm(HER_2013, STAMP).card, layout, [ENGLISH]);
}
