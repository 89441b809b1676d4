/** The history of a film, as a page. */

import { Hono } from 'hono';
import * as z from 'zod';
import { titleIn } from '../../../widget/view/film-texts.ts';
import { FilmId } from '../../contract/film-id.ts';
import { cardOf } from '../../domain/film/project.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { filmAdvisory } from '../../http/film-document.ts';
import { redirectTypedId } from '../../http/typed-address.ts';
import { validate } from '../../http/validate.ts';
import { describePage } from '../layout/describe-page.ts';
import { translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { say } from '../words/words.ts';
import { HistoryPage } from './history-page.tsx';

/** Versions on a page. */
const LIMIT = 50;

export const historyPageRoutes = new Hono<AppEnv>().get(
  '/films/:id/history',
  describePage({
    summary: 'Every change of a film, as a page',
    translated: true,
    problems: ['invalid-input', 'film-not-found', 'film-deleted'],
  }),
  redirectTypedId,
  validate('param', z.object({ id: FilmId })),
  validate(
    'query',
    z.object({
      before: z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number)
        .optional()
        .meta({ description: 'The changes before this number.' }),
    }),
  ),
  async (c) => {
    const film = await filmAdvisory(c, c.req.valid('param').id);
    const { before } = c.req.valid('query');
    const { shownHistory } = await import('../../services/films/shown-history.ts');
    const history = await shownHistory(c.get('openDb')(), film, { before, limit: LIMIT });
    const { words, pageWords } = await translationOf(c);
    const card = cardOf(film);
    const title = `${isolateIfNeeded(titleIn(card, words), words.dir)} (${film.year})`;
    return sendPage(c, {
      title: say(pageWords.history.pageTitle, { title }),
      description: say(pageWords.history.description, { title }),
      ...(before === undefined ? { path: `/films/${film.id}/history` } : {}),
      children: <HistoryPage film={card} history={history} />,
    });
  },
);
