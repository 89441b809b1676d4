/** Answers the form in which an editor rates a film. */

import type { Context } from 'hono';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import type { StoredFilm } from '../../../db/queries/read-facts.ts';
import { formOf, WATCHED } from '../../domain/film/film-form.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { missingFilm } from '../../http/film-document.ts';
import { readForm } from '../../http/form.ts';
import { requirePerson } from '../../http/require-person.ts';
import { saveChange } from '../../http/write-request.ts';
import { storedFilm } from '../../services/films/desk.ts';
import { readFilmForm, untouched, type SubmittedForm } from '../../services/films/edit-form.ts';
import { planForm, previewOf, watchedDay, type Meanwhile } from '../../services/films/save-form.ts';
import { formToken } from '../../services/people/tokens.ts';
import { FilmForm, type Notice } from './film-form.tsx';
import { DESK_ASSETS, sendDeskPage } from './frame.tsx';

export async function showForm(c: Context<AppEnv>, key: FilmKey): Promise<Response> {
  const { person } = requirePerson(c);
  const film = await loadFilm(c, key);
  const { facts, stamp } = film;
  if (key.scheme !== 'film') return c.redirect(formPath(facts.id), 303);
  const watched = watchedDay(facts, person.name, WATCHED);
  const submitted = {
    ...untouched(formOf(facts, person.name), stamp.version, watched),
    proposal: c.req.query('proposal') ?? null,
  };
  return sendForm(c, { film, submitted, notice: noticeOf(c) });
}

export async function saveForm(c: Context<AppEnv>, key: FilmKey): Promise<Response> {
  const submitted = readFilmForm(await readForm(c));
  const { facts } = await loadFilm(c, key);
  const { id } = facts;
  const planned = await saveChange(c, (request) =>
    planForm(c.get('openDb')(), { id, submitted, ...request }),
  );
  switch (planned.outcome) {
    case 'written':
      return c.redirect(`${formPath(id)}?saved=${planned.version}`, 303);
    case 'unchanged':
      return c.redirect(`${formPath(id)}?saved=none`, 303);
    case 'waiting':
      return c.redirect(`${formPath(id)}?waiting=${planned.proposal.id}`, 303);
    case 'invalid':
      return sendForm(c, { film: planned.film, submitted: planned.submitted, status: 400 });
    case 'merged': {
      const { film, meanwhile } = planned;
      return sendForm(c, { film, submitted: planned.submitted, meanwhile, status: 409 });
    }
    default:
      throw await missingFilm(c, key);
  }
}

/** The same page with what was typed, and with the card as it would be. Changes nothing. */
export async function showPreview(c: Context<AppEnv>, key: FilmKey): Promise<Response> {
  const submitted = readFilmForm(await readForm(c));
  return sendForm(c, { film: await loadFilm(c, key), submitted, isTyped: true });
}

interface FormAnswer {
  film: StoredFilm;
  submitted: SubmittedForm;
  meanwhile?: Meanwhile;
  notice?: Notice | null;
  isTyped?: boolean;
  status?: 200 | 400 | 409;
}

async function sendForm(
  c: Context<AppEnv>,
  { film, submitted, meanwhile, notice = null, isTyped = false, status = 200 }: FormAnswer,
): Promise<Response> {
  const { person, session } = requirePerson(c);
  const now = new Date().toISOString();
  const saved = untouched(formOf(film.facts, person.name), film.stamp.version, '');
  return sendDeskPage(c, {
    assets: DESK_ASSETS,
    title: `${film.facts.title} (${film.facts.year})`,
    status,
    children: (
      <FilmForm
        {...{ film, submitted, notice, meanwhile }}
        saved={saved.form}
        isTyped={isTyped || status !== 200}
        now={previewOf(film, { submitted: saved, actor: person, now })}
        preview={previewOf(film, { submitted, actor: person, now })}
        person={person}
        token={await formToken(session)}
        publicUrl={c.get('publicUrl')}
        today={now.slice(0, 10)}
      />
    ),
  });
}

async function loadFilm(c: Context<AppEnv>, key: FilmKey): Promise<StoredFilm> {
  const film = await storedFilm(c.get('openDb')(), key);
  if (!film) throw await missingFilm(c, key);
  return film;
}

function noticeOf(c: Context<AppEnv>): Notice | null {
  const { saved, waiting } = c.req.query();
  if (saved !== undefined) return { kind: 'saved', version: /^\d+$/.test(saved) ? saved : null };
  return waiting === undefined ? null : { kind: 'waiting' };
}

function formPath(id: string): string {
  return `/desk/films/${encodeURIComponent(id)}`;
}
