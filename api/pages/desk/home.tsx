/** The first page of the desk, and adding a film. */

import type { Context } from 'hono';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { CardFilm } from '../../contract/advisory.ts';
import { FilmBody } from '../../contract/film-line.ts';
import { FilmsQuery } from '../../contract/films-query.ts';
import { parsePastedId } from '../../domain/film/pasted-id.ts';
import { titleWords } from '../../domain/film/title.ts';
import { includesScope, roleOfScope } from '../../domain/people/access.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readForm } from '../../http/form.ts';
import { Problem } from '../../http/problem.ts';
import { requirePerson } from '../../http/require-person.ts';
import { saveChange } from '../../http/write-request.ts';
import { planCreation } from '../../services/films/change.ts';
import { readDesk, stateOfFilm, type DeskLists } from '../../services/films/desk.ts';
import { cleanText } from '../../domain/film/film-form.ts';
import { queryFilms } from '../../services/films/find.ts';
import { zodMessages } from '../../services/formats/zod-messages.ts';
import { formToken } from '../../services/people/tokens.ts';
import { DESK_ASSETS, ErrorSummary, sendDeskPage, TokenField } from './frame.tsx';

const HOME = {
  title: 'Desk',
  signedInAs: (name: string, role: string) => `You are signed in as ${name}, ${role}.`,
  find: 'Find a film to rate',
  search: 'Search',
  none: (q: string) => `No film matches “${q}”.`,
  addIt: 'Add it',
  add: 'Add a film',
  addLabel: 'IMDb, TMDB or Wikidata id, or the address of the film there',
  addButton: 'Add',
  wanted: 'Asked for in vain',
  wantedLead: 'Films that visitors looked for most and that are missing.',
  noWanted: 'No film is missing that anyone asked for.',
  times: (count: number) => (count === 1 ? 'once' : `${count} times`),
  unrated: 'Not yet rated by an editor',
  unratedLead:
    'The newest films first. How often a film is read is not counted, so the most read ones are not known.',
  noUnrated: 'Editors have rated every film.',
  own: 'What you changed last',
  noOwn: 'You have not changed a film yet.',
  version: (version: number) => `version ${version}`,
  history: 'History',
  proposals: 'Proposals',
  open: (count: number) =>
    count === 0 ? 'No proposal is open.' : count === 1 ? '1 is open' : `${count} are open`,
} as const;

const ADD = {
  title: 'Add a film',
  lead: 'With the id, the film is found by everyone who asks for it.',
  fetched: 'Known facts are fetched from Wikidata. Without an id, write title and year.',
  film: HOME.addLabel,
  filmTitle: 'Title',
  year: 'Year',
  button: 'Add and rate',
  problem: 'Please fix this',
  noId: 'This is not an id or address of a film at IMDb, TMDB or Wikidata.',
  notFound: 'No other catalogue could tell the title in time. Write title and year.',
  needed: 'Write the title and the year.',
  deleted: (id: string) => `The film ${id} was deleted. An admin can restore it.`,
} as const;

const MAX_FOUND = 10;

export async function showHome(c: Context<AppEnv>): Promise<Response> {
  const { person, session } = requirePerson(c);
  const q = cleanText(c.req.query('q') ?? '').slice(0, 200);
  const key = parsePastedId(q);
  const known = key ? await stateOfFilm(c.get('openDb')(), key) : null;
  if (known && known.deleted_at === null) return c.redirect(formPath(known.id), 303);
  const [lists, found] = await Promise.all([
    readDesk(c.get('openDb')(), person.id),
    titleWords(q).length > 0 && !key ? search(c, q) : null,
  ]);
  return sendDeskPage(c, {
    assets: DESK_ASSETS,
    title: HOME.title,
    children: (
      <HomePage
        {...lists}
        {...{ q, found: key ? [] : found }}
        greeting={HOME.signedInAs(person.name, roleOfScope(person.scope))}
        mayWrite={includesScope(person.scope, 'write')}
        token={await formToken(session)}
      />
    ),
  });
}

interface HomePageProps extends DeskLists {
  q: string;
  /** null if nothing was searched. */
  found: readonly CardFilm[] | null;
  greeting: string;
  mayWrite: boolean;
  token: string;
}

function HomePage({ q, found, greeting, mayWrite, token, ...lists }: HomePageProps) {
  const { wanted, unrated, own, openProposals } = lists;
  return (
    <>
      <h1>{HOME.title}</h1>
      <p class="lead">{greeting}</p>
      <form class="search" action="/desk" role="search">
        <label for="q">{HOME.find}</label>
        <input id="q" name="q" type="search" value={q} maxlength={200} dir="auto" required />
        <button>{HOME.search}</button>
      </form>
      {found && <Found q={q} films={found} mayWrite={mayWrite} />}
      {mayWrite && (
        <form class="search" method="post" action="/desk/add">
          <TokenField token={token} />
          <label for="film">{HOME.add}</label>
          <input id="film" name="film" placeholder={HOME.addLabel} maxlength={500} required />
          <button>{HOME.addButton}</button>
        </form>
      )}
      <section>
        <h2>{HOME.proposals}</h2>
        <p>
          {openProposals === 0 ? (
            HOME.open(0)
          ) : (
            <a href="/desk/proposals">{HOME.open(openProposals)}</a>
          )}
        </p>
      </section>
      <section>
        <h2>{HOME.own}</h2>
        {own.length === 0 && <p>{HOME.noOwn}</p>}
        <ul class="rows">
          {own.map(({ id, title, year, version, changed_at, note }) => (
            <li key={id}>
              <span>
                <FilmLink {...{ id, title, year, mayWrite }} />{' '}
                <span class="small">
                  {HOME.version(version)}, {changed_at.slice(0, 10)}
                  {note !== null && (
                    <>
                      : <Isolated text={note} />
                    </>
                  )}
                </span>
              </span>
              <a href={`${formPath(id)}/history`} aria-label={`${HOME.history}: ${title}`}>
                {HOME.history}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{HOME.wanted}</h2>
        <p class="small">{wanted.length === 0 ? HOME.noWanted : HOME.wantedLead}</p>
        <ul class="rows">
          {wanted.map(({ kind, value, count }) => (
            <li key={`${kind}:${value}`}>
              <span>
                <Isolated text={kind === 'tmdb' ? `tmdb:${value}` : value} />{' '}
                <span class="small">{HOME.times(count)}</span>
              </span>
              {mayWrite && (
                <a
                  href={addPath(
                    kind === 'title'
                      ? { title: value }
                      : { film: kind === 'film' ? value : `${kind}:${value}` },
                  )}
                  aria-label={`${HOME.addIt}: ${value}`}
                >
                  {HOME.addIt}
                </a>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{HOME.unrated}</h2>
        <p class="small">{unrated.length === 0 ? HOME.noUnrated : HOME.unratedLead}</p>
        <ul class="rows">
          {unrated.map((film) => (
            <li key={film.id}>
              <FilmLink {...film} mayWrite={mayWrite} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Found({
  q,
  films,
  mayWrite,
}: {
  q: string;
  films: readonly CardFilm[];
  mayWrite: boolean;
}) {
  if (films.length === 0)
    return (
      <p role="status">
        {HOME.none(q)}{' '}
        {mayWrite && (
          <a href={addPath(parsePastedId(q) ? { film: q } : { title: q })}>{HOME.addIt}</a>
        )}
      </p>
    );
  return (
    <ul class="rows" aria-label={HOME.search}>
      {films.map((film) => (
        <li key={film.id}>
          <FilmLink {...film} mayWrite={mayWrite} />
        </li>
      ))}
    </ul>
  );
}

interface FilmLinkProps {
  id: string;
  title: string;
  year: number;
  mayWrite: boolean;
}

/** To the form; for those who may not use it, to the film’s page. */
function FilmLink({ id, title, year, mayWrite }: FilmLinkProps) {
  return (
    <span>
      <a class="title" href={mayWrite ? formPath(id) : `/films/${encodeURIComponent(id)}`}>
        <Isolated text={title} />
      </a>{' '}
      <span class="year">{year}</span>
    </span>
  );
}

async function search(c: Context<AppEnv>, q: string): Promise<CardFilm[]> {
  const query = FilmsQuery.parse({ q, sort: 'match', fields: 'card', limit: String(MAX_FOUND) });
  const { films } = await queryFilms(c.get('openDb')(), query);
  return JSON.parse(`[${films}]`) as CardFilm[]; // written by projectFilm
}

interface Adding {
  film: string;
  title: string;
  year: string;
}

export async function showAdd(c: Context<AppEnv>): Promise<Response> {
  const { session } = requirePerson(c);
  const [film, title] = ['film', 'title'].map((name) => cleanText(c.req.query(name) ?? ''));
  const typed = { film: film ?? '', ...splitYear(title ?? '') };
  return sendAdd(c, typed, { token: await formToken(session) });
}

/** Opens the form of the film: a known one, one that another catalogue has, or a new one with this title and year. */
export async function addFilm(c: Context<AppEnv>): Promise<Response> {
  const { session } = requirePerson(c);
  const fields = await readForm(c);
  const token = await formToken(session);
  const text = (name: string) => cleanText(fields.get(name) ?? '');
  const typed: Adding = { film: text('film'), title: text('title'), year: text('year') };
  const reject = (errors: AddErrors) => sendAdd(c, typed, { token, errors });
  const key = parsePastedId(typed.film);
  if (typed.film !== '' && !key) return reject({ film: ADD.noId });
  const known = key && (await stateOfFilm(c.get('openDb')(), key));
  if (known)
    return known.deleted_at === null
      ? c.redirect(formPath(known.id), 303)
      : reject({ film: ADD.deleted(known.id) });
  if (typed.title === '' && typed.year === '') {
    const fetch = c.get('fetchFilm');
    const id = key && key.scheme !== 'film' && fetch ? await fetch(key) : null;
    if (id !== null) return c.redirect(formPath(id), 303);
    return reject({ title: key && fetch ? ADD.notFound : ADD.needed });
  }
  const ids = { imdb: null, tmdb: null, wikidata: null };
  const { data, error } = FilmBody.safeParse(
    {
      title: typed.title,
      year: /^\d{1,4}$/.test(typed.year) ? Number(typed.year) : null,
      ...(key?.scheme === 'film' ? { id: key.value } : {}),
      ids: key && key.scheme !== 'film' ? { ...ids, [key.scheme]: key.value } : ids,
    },
    { error: zodMessages },
  );
  if (error) {
    const issues = error.issues.map(({ path: [top], message }) => [
      top === 'title' || top === 'year' ? top : 'film',
      message,
    ]);
    return reject(Object.fromEntries(issues) as AddErrors); // each of the three
  }
  const planned = await saveChange(c, async (request) => {
    const plan = await planCreation(c.get('openDb')(), data, { ...request, note: null });
    return { plan, statements: 'statements' in plan ? plan.statements : [] };
  });
  const { plan } = planned;
  if (plan.outcome === 'written') return c.redirect(formPath(plan.id), 303);
  if (plan.outcome === 'film-exists')
    return plan.isDeleted
      ? reject({ film: ADD.deleted(plan.id) })
      : c.redirect(formPath(plan.id), 303);
  if (plan.outcome === 'invalid') return reject({ film: plan.issues[0]?.message ?? ADD.needed });
  throw new Problem('internal-error', 'The film could not be added.');
}

type AddErrors = Partial<Record<keyof Adding, string>>;

function sendAdd(
  c: Context<AppEnv>,
  typed: Adding,
  { token, errors = {} }: { token: string; errors?: AddErrors },
): Promise<Response> {
  const problems = Object.entries(errors);
  return sendDeskPage(c, {
    assets: DESK_ASSETS,
    title: ADD.title,
    status: problems.length > 0 ? 400 : 200,
    children: (
      <>
        <h1>{ADD.title}</h1>
        <p class="lead">{ADD.lead}</p>
        {problems.length > 0 && <ErrorSummary title={ADD.problem} errors={problems} />}
        <form class="add" method="post" action="/desk/add">
          <TokenField token={token} />
          <AddField name="film" label={ADD.film} {...{ typed, errors }} />
          {c.get('fetchFilm') && <p class="small">{ADD.fetched}</p>}
          <AddField name="title" label={ADD.filmTitle} {...{ typed, errors }} />
          <AddField name="year" label={ADD.year} numeric {...{ typed, errors }} />
          <button class="main">{ADD.button}</button>
        </form>
      </>
    ),
  });
}

interface AddFieldProps {
  name: keyof Adding;
  label: string;
  typed: Adding;
  errors: AddErrors;
  numeric?: boolean;
}

function AddField({ name, label, typed, errors, numeric = false }: AddFieldProps) {
  const error = errors[name];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={typed[name]}
        dir="auto"
        inputmode={numeric ? 'numeric' : undefined}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${name}-error`}
      />
      {error !== undefined && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** The words of a search may end with the year of the film. */
function splitYear(text: string): Pick<Adding, 'title' | 'year'> {
  const [, title = text, year = ''] = /^(.*\S)\s+(\d{4})$/.exec(text) ?? [];
  return { title, year };
}

function addPath(given: Record<string, string>): string {
  return `/desk/add?${new URLSearchParams(given)}`;
}

function formPath(id: string): string {
  return `/desk/films/${encodeURIComponent(id)}`;
}
