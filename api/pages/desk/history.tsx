/** The history of a film: every version with its changes, and the way back. */

import type { Context } from 'hono';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { MAX_NOTE } from '../../contract/writes.ts';
import { cleanText } from '../../domain/film/film-form.ts';
import { includesScope } from '../../domain/people/access.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { missingFilm } from '../../http/film-document.ts';
import { readForm } from '../../http/form.ts';
import { Problem } from '../../http/problem.ts';
import { requirePerson } from '../../http/require-person.ts';
import { saveChange } from '../../http/write-request.ts';
import { factsOfVersion, planEdit } from '../../services/films/change.ts';
import { storedFilm } from '../../services/films/desk.ts';
import { listVersions, type FilmVersion } from '../../services/films/version-list.ts';
import { formToken } from '../../services/people/tokens.ts';
import { Changes } from './changes.tsx';
import { DESK_ASSETS, ErrorSummary, sendDeskPage, TokenField } from './frame.tsx';

const WORDS = {
  title: (film: string) => `History of ${film}`,
  lead: 'Every change, the newest first. No row is ever changed or taken out.',
  rate: 'Rate this film',
  version: (version: number) => `Version ${version}`,
  current: 'what readers see now',
  accepted: (name: string) => `, accepted by ${name}`,
  first: 'The film was added.',
  unknown: 'What changed is not recorded.',
  deleted: 'The film was deleted.',
  older: 'Older versions',
  back: (version: number) => `Bring back version ${version}`,
  why: 'Why',
  button: (version: number) => `Bring back version ${version}`,
  problem: 'Not brought back yet',
  needsReason: (max: number) => `Say why, in at most ${max} characters.`,
  changed: 'Someone changed the film meanwhile. Look at the newest version, and send it again.',
  gone: 'The history has no such version.',
} as const;

interface Revert {
  version: number;
  why: string;
  problem: string;
}

export async function showHistory(c: Context<AppEnv>, key: FilmKey): Promise<Response> {
  return sendHistory(c, key, null);
}

/** Writes a new version with the facts of an earlier one. */
export async function revertFilm(c: Context<AppEnv>, key: FilmKey): Promise<Response> {
  const fields = await readForm(c);
  const [version, base] = ['version', 'base'].map((name) => Number(fields.get(name)) || 0);
  const why = cleanText(fields.get('why') ?? '');
  const revert = { version: version ?? 0, why };
  if (why === '' || why.length > MAX_NOTE)
    return sendHistory(c, key, { ...revert, problem: WORDS.needsReason(MAX_NOTE) });
  const db = c.get('openDb')();
  const { plan } = await saveChange(c, async (request) => {
    const planned = await planEdit(
      db,
      { ...request, ...{ key, note: why, isCurrent: () => true } },
      ({ facts, stamp }) =>
        stamp.version === base
          ? factsOfVersion(db, facts.id, revert.version)
          : { outcome: 'outdated', etag: '' },
    );
    return { plan: planned, statements: 'statements' in planned ? planned.statements : [] };
  });
  switch (plan.outcome) {
    case 'written':
    case 'unchanged':
      return c.redirect(`/desk/films/${encodeURIComponent(plan.id)}/history`, 303);
    case 'waiting':
      return c.redirect(
        `/desk/films/${encodeURIComponent(plan.proposal.film_id)}?waiting=${plan.proposal.id}`,
        303,
      );
    case 'outdated':
      return sendHistory(c, key, { ...revert, problem: WORDS.changed });
    case 'version-not-found':
      return sendHistory(c, key, { ...revert, problem: WORDS.gone });
    case 'film-not-found':
    case 'film-deleted':
      throw await missingFilm(c, key);
    default:
      throw new Problem('internal-error', 'The version could not be brought back.');
  }
}

async function sendHistory(
  c: Context<AppEnv>,
  key: FilmKey,
  revert: Revert | null,
): Promise<Response> {
  const { person, session } = requirePerson(c);
  const db = c.get('openDb')();
  const film = await storedFilm(db, key);
  if (!film) throw await missingFilm(c, key);
  const { facts, stamp } = film;
  const before = Number(c.req.query('before')) || undefined;
  const { versions, next } = await listVersions(db, film, before);
  const path = `/desk/films/${encodeURIComponent(facts.id)}`;
  const mayWrite = includesScope(person.scope, 'write');
  const token = await formToken(session);
  const title = WORDS.title(facts.title);
  return sendDeskPage(c, {
    assets: DESK_ASSETS,
    title,
    status: revert ? 400 : 200,
    children: (
      <>
        <h1>
          <Isolated text={title} /> <span class="year">{facts.year}</span>
        </h1>
        <p class="lead">{WORDS.lead}</p>
        {mayWrite && (
          <p>
            <a href={path}>{WORDS.rate}</a>
          </p>
        )}
        {revert && (
          <ErrorSummary
            title={WORDS.problem}
            errors={[[`why-${revert.version}`, revert.problem]]}
          />
        )}
        {versions.map((one) => (
          <section key={one.version} id={`version-${one.version}`} class="version">
            <Version {...one} isCurrent={one.version === stamp.version} />
            {mayWrite && one.isKnown && one.kind === 'changed' && one.version !== stamp.version && (
              <RevertForm
                {...{ path, token }}
                version={one.version}
                base={stamp.version}
                revert={revert?.version === one.version ? revert : null}
              />
            )}
          </section>
        ))}
        {next !== null && <a href={`${path}/history?before=${next}`}>{WORDS.older}</a>}
      </>
    ),
  });
}

function Version(props: FilmVersion & { isCurrent: boolean }) {
  const { version, changed_at, kind, by, accepted_by, note, differences, isCurrent } = props;
  return (
    <>
      <h2>{WORDS.version(version)}</h2>
      <p class="small">
        <time
          dateTime={changed_at}
        >{`${changed_at.slice(0, 10)}, ${changed_at.slice(11, 16)} UTC`}</time>
        {' · '}
        <Isolated text={by} />
        {accepted_by !== null && WORDS.accepted(accepted_by)}
        {isCurrent && ` · ${WORDS.current}`}
      </p>
      {note !== null && (
        <p dir="auto">
          <Isolated text={note} />
        </p>
      )}
      {kind === 'deleted' ? (
        <p>{WORDS.deleted}</p>
      ) : differences ? (
        <Changes differences={differences} />
      ) : (
        <p>{version === 1 ? WORDS.first : WORDS.unknown}</p>
      )}
    </>
  );
}

interface RevertFormProps {
  path: string;
  token: string;
  version: number;
  base: number;
  revert: Revert | null;
}

function RevertForm({ path, token, version, base, revert }: RevertFormProps) {
  const id = `why-${version}`;
  return (
    <details class="revert" open={revert !== null}>
      <summary>{WORDS.back(version)}</summary>
      <form method="post" action={`${path}/history`} class="search">
        <TokenField token={token} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="base" value={base} />
        <label for={id}>{WORDS.why}</label>
        <input
          id={id}
          name="why"
          value={revert?.why ?? ''}
          maxlength={MAX_NOTE}
          required
          dir="auto"
          aria-invalid={revert ? true : undefined}
          aria-describedby={revert ? 'errors' : undefined}
        />
        <button>{WORDS.button(version)}</button>
      </form>
    </details>
  );
}
