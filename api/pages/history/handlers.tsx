/** Answers with the history of a film, as a page. */

import type { Context } from 'hono';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import { titleIn } from '../../../widget/view/film-texts.ts';
import { cardOf } from '../../domain/film/project.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { filmAdvisory } from '../../http/film-document.ts';
import { translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { say } from '../words/words.ts';
import { HistoryPage } from './history-page.tsx';

/** Versions on a page. */
const LIMIT = 50;

/** The changes before the number `before`; the newest if it is left out. */
export async function showHistory(
  c: Context<AppEnv>,
  id: FilmKey,
  before: number | undefined,
): Promise<Response> {
  const film = await filmAdvisory(c, id);
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
}
