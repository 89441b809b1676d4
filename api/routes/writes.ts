/** Writing films: create, change, rate, delete, restore and revert; and the changes that wait for a second editor. */

import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { readFilmState } from '../../db/queries/film-state.ts';
import {
  readProposal,
  type ListedProposal,
  type StoredProposal,
} from '../../db/queries/proposals.ts';
import type { FilmDocument, FilmKey } from '../../db/queries/read-film.ts';
import { Advisory } from '../contract/advisory.ts';
import { FilmBody } from '../contract/film-line.ts';
import { FilmId } from '../contract/film-id.ts';
import { Category } from '../contract/film-parts.ts';
import { strictInput } from '../contract/strict-input.ts';
import {
  AcceptanceBody,
  DecisionBody,
  DeletedFilm,
  FilmPatch,
  Proposal,
  RatingBody,
  RevertBody,
  WriteQuery,
} from '../contract/writes.ts';
import type { AppEnv, RequestHeader, RouteDescription } from '../http/app-env.ts';
import { MAX_BODY_BYTES } from '../http/body-limit.ts';
import { missingFilm } from '../http/film-document.ts';
import { Problem } from '../http/problem.ts';
import { requireCategory } from '../http/require-category.ts';
import { describe } from '../http/route.ts';
import { invalidInput, requireJson, validate } from '../http/validate.ts';
import {
  answerWrite,
  requireIfMatch,
  type WriteAnswer,
  type WriteRequest,
} from '../http/write-request.ts';
import type { ChangeRequest, PlannedChange } from '../services/films/change.ts';

const FilmParams = z.object({ id: FilmId });
const RatingParams = z.object({
  id: FilmId,
  category: z
    .enum(Category.options)
    .meta({ description: 'One of the categories.', example: 'sex' }),
});
const ProposalParams = z.object({
  id: z.string().max(100).meta({
    description: 'The id of a proposal.',
    example: '0a4f1d2e-7c55-4a0e-9d0f-3b1f5a0c9e11',
  }),
});
const NoQuery = strictInput({});

const IF_MATCH: RequestHeader = {
  name: 'If-Match',
  description: 'The `ETag` of `GET /v1/films/{id}`, so that no one else’s change is lost.',
  required: true,
  example: '"o5GZ0Oeg2kUS2SN8WbkZOA"',
};
const IDEMPOTENCY_KEY: RequestHeader = {
  name: 'Idempotency-Key',
  description:
    'Any text of yours, such as a UUID. For 24 hours a request with the same key gets the same response, and changes nothing again.',
  required: false,
  example: '5f1c7a52-4f0f-4a63-9a64-0d8f1f9b4b1e',
};

const EXAMPLE_PROPOSAL: Proposal = {
  id: '0a4f1d2e-7c55-4a0e-9d0f-3b1f5a0c9e11',
  film: 'her-2013',
  kind: 'change',
  base_version: 1,
  patch: { editor_age: 13, age_why: 'Its long scenes are heard, not seen.' },
  note: null,
  author: 'Anna',
  created_at: '2026-01-02T03:04:05.000Z',
  ...{ line: null, text: null, source_url: null, senders: 0, approved_by: 'Anna' },
  ...{ status: 'open', decided_by: null, decided_at: null, decision_note: null },
  accepted_version: null,
  links: proposalLinks('0a4f1d2e-7c55-4a0e-9d0f-3b1f5a0c9e11', 'her-2013'),
};

const WAITING = {
  202: {
    summary:
      'The change waits for a second editor, because it lowers a level or an age by 2 or more, or deletes. `Location` is its address.',
    answer: Proposal,
  },
};

/** What every write declares. */
const WRITE = {
  access: 'write',
  cache: 'never',
  answer: Advisory,
  headers: [IF_MATCH, IDEMPOTENCY_KEY],
  otherAnswers: WAITING,
} as const satisfies Partial<RouteDescription>;

const WRITE_PROBLEMS = [
  'invalid-input',
  'film-not-found',
  'film-deleted',
  'version-required',
  'version-outdated',
  'idempotency-key-reused',
] as const;
const BODY_PROBLEMS = [
  'malformed-json',
  'body-too-large',
  'not-json-type',
  'encoded-body',
] as const;

const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new Problem('body-too-large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  },
});

/** Loaded when it is needed: a read needs none of it. */
const loadChange = () => import('../services/films/change.ts');
type Change = Awaited<ReturnType<typeof loadChange>>;

export const writeRoutes = new Hono<AppEnv>()
  .post(
    '/v1/films',
    describe({
      ...WRITE,
      operation: { id: 'createFilm', tag: 'Writing', exampleOf: 'getFilm' },
      summary: 'Add a film',
      description:
        'The body has the facts of the film. Without an `id` it gets one from its title and year. `Location` is its address.',
      status: 201,
      headers: [IDEMPOTENCY_KEY],
      otherAnswers: {},
      problems: ['invalid-input', 'film-exists', 'idempotency-key-reused', ...BODY_PROBLEMS],
    }),
    requireJson,
    limitBody,
    validate('query', WriteQuery),
    validate('json', FilmBody),
    (c) =>
      answer(c, { created: true }, ({ planCreation }, request) =>
        planCreation(c.get('openDb')(), c.req.valid('json'), request),
      ),
  )
  .patch(
    '/v1/films/:id',
    describe({
      ...WRITE,
      operation: { id: 'changeFilm', tag: 'Writing', exampleOf: 'getFilm' },
      summary: 'Change facts of a film',
      description:
        'The body is a JSON Merge Patch (RFC 7396) of the film’s facts. To rate a category, `PUT` its rating is simpler.',
      bodyTypes: ['application/merge-patch+json', 'application/json'],
      problems: [...WRITE_PROBLEMS, ...BODY_PROBLEMS],
    }),
    validate('param', FilmParams),
    requireJson,
    limitBody,
    validate('query', WriteQuery),
    validate('json', FilmPatch),
    (c) =>
      answerEdit(
        c,
        c.req.valid('param').id,
        ({ patchFacts }) =>
          ({ facts }) =>
            patchFacts(facts, c.req.valid('json')),
      ),
  )
  .put(
    '/v1/films/:id/ratings/:category',
    describe({
      ...WRITE,
      operation: { id: 'rateFilm', tag: 'Writing', exampleOf: 'getFilm' },
      summary: 'Rate a category of a film',
      description:
        'Sets the rating by this editor: its basis is `editor`, its origin the display name. Ratings by others stay beside it.',
      problems: [...WRITE_PROBLEMS, 'category-not-found', ...BODY_PROBLEMS],
    }),
    requireCategory,
    validate('param', RatingParams),
    requireJson,
    limitBody,
    validate('query', WriteQuery),
    validate('json', RatingBody),
    (c) => {
      const { id, category } = c.req.valid('param');
      return answerEdit(
        c,
        id,
        ({ rateCategory }, { actor, now }) =>
          ({ facts }) =>
            rateCategory(facts, category, { body: c.req.valid('json'), origin: actor.name, now }),
      );
    },
  )
  .delete(
    '/v1/films/:id/ratings/:category',
    describe({
      ...WRITE,
      operation: { id: 'unrateFilm', tag: 'Writing', exampleOf: 'getFilm' },
      summary: 'Take back the rating of a category',
      description: 'Removes the rating by this editor. Ratings by others stay.',
      problems: [...WRITE_PROBLEMS, 'category-not-found', 'rating-not-found'],
    }),
    requireCategory,
    validate('param', RatingParams),
    validate('query', WriteQuery),
    (c) => {
      const { id, category } = c.req.valid('param');
      return answerEdit(
        c,
        id,
        ({ unrateCategory }, { actor }) =>
          ({ facts }) =>
            unrateCategory(facts, category, actor.name),
      );
    },
  )
  .delete(
    '/v1/films/:id',
    describe({
      ...WRITE,
      operation: {
        id: 'deleteFilm',
        tag: 'Writing',
        example: {
          id: 'her-2013',
          version: 2,
          deleted_at: '2026-01-02T03:04:05.000Z',
          links: { restore: '/v1/films/her-2013/restore' },
        } satisfies DeletedFilm,
      },
      summary: 'Delete a film',
      description:
        'From then on every read of it gets the status 410. Its facts and its history stay, and it can be restored.',
      access: 'admin',
      answer: DeletedFilm,
      problems: WRITE_PROBLEMS,
    }),
    validate('param', FilmParams),
    validate('query', WriteQuery),
    (c) => {
      const isCurrent = requireIfMatch(c);
      const key = c.req.valid('param').id;
      return answer(c, { key }, ({ planDeletion }, request) =>
        planDeletion(c.get('openDb')(), { ...request, key, isCurrent }),
      );
    },
  )
  .post(
    '/v1/films/:id/restore',
    describe({
      ...WRITE,
      operation: { id: 'restoreFilm', tag: 'Writing', exampleOf: 'getFilm' },
      summary: 'Restore a deleted film',
      description: 'The film is there again as it was. A film that was not deleted stays as it is.',
      access: 'admin',
      headers: [IDEMPOTENCY_KEY],
      otherAnswers: {},
      problems: ['invalid-input', 'film-not-found', 'idempotency-key-reused'],
    }),
    validate('param', FilmParams),
    validate('query', WriteQuery),
    (c) => {
      const key = c.req.valid('param').id;
      return answer(c, { key }, ({ planEdit }, request) =>
        planEdit(
          c.get('openDb')(),
          { ...request, key, isCurrent: () => true },
          ({ facts }) => facts,
          {
            restores: true,
          },
        ),
      );
    },
  )
  .post(
    '/v1/films/:id/revert',
    describe({
      ...WRITE,
      operation: { id: 'revertFilm', tag: 'Writing', exampleOf: 'getFilm' },
      summary: 'Bring back an earlier version of a film',
      description:
        'Writes a new version with the facts of the earlier one. A deleted film is restored by it, without `If-Match`.',
      problems: [...WRITE_PROBLEMS, 'version-not-found', ...BODY_PROBLEMS],
    }),
    validate('param', FilmParams),
    requireJson,
    limitBody,
    validate('query', WriteQuery),
    validate('json', RevertBody),
    async (c) => {
      const key = c.req.valid('param').id;
      const { version } = c.req.valid('json');
      const db = c.get('openDb')();
      const state = await readFilmState(db, key);
      const isDeleted = state !== null && state.deleted_at !== null;
      const isCurrent = isDeleted ? () => true : requireIfMatch(c);
      return answer(c, { key }, ({ planEdit, factsOfVersion }, request) =>
        planEdit(
          db,
          {
            ...request,
            ...{ key, isCurrent, note: request.note ?? `Back to version ${version}.` },
          },
          ({ facts }) => factsOfVersion(db, facts.id, version),
          { restores: true },
        ),
      );
    },
  )
  .get(
    '/v1/proposals/:id',
    describe({
      operation: { id: 'getProposal', tag: 'Writing', example: EXAMPLE_PROPOSAL },
      summary: 'A proposal that waits for an editor, or was decided',
      access: 'propose',
      cache: 'never',
      answer: Proposal,
      problems: ['invalid-input', 'proposal-not-found'],
    }),
    validate('param', ProposalParams),
    validate('query', NoQuery),
    async (c) => {
      const proposal = await readProposal(c.get('openDb')(), c.req.valid('param').id);
      if (!proposal) throw proposalNotFound();
      return c.json(proposalAnswer(proposal));
    },
  )
  .post(
    '/v1/proposals/:id/accept',
    describe({
      ...WRITE,
      operation: { id: 'acceptProposal', tag: 'Writing', exampleOf: 'getFilm' },
      summary: 'Accept a change that waits',
      description:
        'Another editor than its author accepts it, with `patch` another change than the proposed one. A `DELETE` that waited deletes the film: the response is then as that of `DELETE`.',
      answer: z.union([Advisory, DeletedFilm]),
      headers: [IDEMPOTENCY_KEY],
      problems: [
        'invalid-input',
        'film-not-found',
        'film-deleted',
        'idempotency-key-reused',
        'proposal-not-found',
        'proposal-decided',
        'proposal-outdated',
        'proposal-in-words',
        ...BODY_PROBLEMS,
      ],
    }),
    validate('param', ProposalParams),
    requireJson,
    limitBody,
    validate('query', WriteQuery.omit({ note: true })),
    validate('json', AcceptanceBody),
    (c) =>
      answer(c, {}, ({ planAcceptance, patchFacts }, request) => {
        const { note, patch } = c.req.valid('json');
        return planAcceptance(
          c.get('openDb')(),
          c.req.valid('param').id,
          { ...request, note },
          patch && (({ facts }) => patchFacts(facts, patch)),
        );
      }),
  )
  .post(
    '/v1/proposals/:id/decline',
    describe({
      ...WRITE,
      operation: { id: 'declineProposal', tag: 'Writing', example: EXAMPLE_PROPOSAL },
      summary: 'Decline a change that waits',
      answer: Proposal,
      headers: [IDEMPOTENCY_KEY],
      otherAnswers: {},
      problems: [
        'invalid-input',
        'idempotency-key-reused',
        'proposal-not-found',
        'proposal-decided',
        ...BODY_PROBLEMS,
      ],
    }),
    validate('param', ProposalParams),
    requireJson,
    limitBody,
    validate('query', NoQuery),
    validate('json', DecisionBody),
    (c) =>
      answer(c, {}, ({ planDecline }, request) =>
        planDecline(c.get('openDb')(), c.req.valid('param').id, {
          ...request,
          note: c.req.valid('json').note,
        }),
      ),
  );

type Request = Omit<ChangeRequest, 'key' | 'isCurrent'>;

/** Plans a change of a film’s facts, and answers with its advisory. */
function answerEdit(
  c: Context<AppEnv>,
  key: FilmKey,
  edit: (change: Change, request: Request) => Parameters<Change['planEdit']>[2],
): Promise<Response> {
  const isCurrent = requireIfMatch(c);
  return answer(c, { key }, (change, request) =>
    change.planEdit(c.get('openDb')(), { ...request, key, isCurrent }, edit(change, request)),
  );
}

interface AnswerOptions {
  /** The film in the URL. */
  key?: FilmKey;
  created?: boolean;
}

function answer(
  c: Context<AppEnv>,
  options: AnswerOptions,
  plan: (change: Change, request: Request) => Promise<PlannedChange>,
): Promise<Response> {
  const isDryRun = c.req.query('dry_run') === 'true';
  return answerWrite(c, async (request: WriteRequest) => {
    const planned = await plan(await loadChange(), {
      ...request,
      note: c.req.query('note') ?? null,
    });
    const answered = await answerTo(c, planned, options);
    if (!isDryRun) return answered;
    const film = 'film' in planned ? planned.film : null;
    return {
      ...answered,
      ...(film ? filmAnswer(film) : { status: 200, headers: {} }),
      statements: [],
    };
  });
}

async function answerTo(
  c: Context<AppEnv>,
  planned: PlannedChange,
  { key, created = false }: AnswerOptions,
): Promise<WriteAnswer> {
  switch (planned.outcome) {
    case 'written': {
      const { film, id, statements } = planned;
      const found = filmAnswer(film);
      if (!created) return { ...found, statements };
      const headers = { ...found.headers, Location: `/v1/films/${encodeURIComponent(id)}` };
      return { ...found, status: 201, headers, statements };
    }
    case 'unchanged':
      return { ...filmAnswer(planned.film), statements: [] };
    case 'deleted':
      return { ...json(planned.deleted), statements: planned.statements };
    case 'waiting': {
      const proposal = proposalAnswer(planned.proposal);
      const headers = { Location: proposal.links.self };
      return { ...json(proposal), status: 202, headers, statements: planned.statements };
    }
    case 'declined':
      return { ...json(proposalAnswer(planned.proposal)), statements: planned.statements };
    default:
      throw await problemOf(c, planned, key);
  }
}

async function problemOf(
  c: Context<AppEnv>,
  rejected: Exclude<
    PlannedChange,
    { outcome: 'written' | 'unchanged' | 'deleted' | 'waiting' | 'declined' }
  >,
  key: FilmKey | undefined,
): Promise<Problem> {
  switch (rejected.outcome) {
    case 'film-not-found':
    case 'film-deleted':
      return key
        ? missingFilm(c, key)
        : new Problem(rejected.outcome, 'The film of the proposal is not there any more.');
    case 'outdated':
      return new Problem('version-outdated', 'Someone changed the film after you read it.', {
        etag: rejected.etag,
      });
    case 'film-exists': {
      const { id, isDeleted } = rejected;
      return new Problem(
        'film-exists',
        isDeleted ? `It is ${id}, which was deleted: restore it.` : `It is ${id}.`,
      );
    }
    case 'rating-not-found':
      return new Problem('rating-not-found', 'You have not rated this category of the film.');
    case 'version-not-found':
      return new Problem('version-not-found', 'The history of the film has no such version.');
    case 'proposal-not-found':
      return proposalNotFound();
    case 'proposal-decided': {
      const { status, decided_by } = rejected.proposal;
      return new Problem('proposal-decided', `It was ${status} by ${decided_by}.`);
    }
    case 'proposal-outdated': {
      const names = rejected.names.join(', ');
      return new Problem('proposal-outdated', `Both changed: ${names}.`);
    }
    case 'only-words':
      return new Problem('proposal-in-words', 'It says in words what is wrong.');
    case 'second-editor-needed':
      return new Problem('forbidden', 'A second editor must accept it, not its author.');
    case 'invalid':
      return invalidInput('json', rejected.issues);
  }
}

function proposalNotFound(): Problem {
  return new Problem('proposal-not-found', 'There is no proposal with this id.');
}

function json(value: object) {
  return { status: 200 as const, headers: {}, body: JSON.stringify(value) };
}

function filmAnswer({ text, etag }: FilmDocument) {
  return { status: 200 as const, headers: { ETag: etag }, body: text };
}

function proposalAnswer(stored: StoredProposal | ListedProposal): Proposal {
  const { id, film_id, kind, base_version, patch, note, author, created_at } = stored;
  const { line, text, source_url, approved_by } = stored;
  const { status, decided_by, decided_at, decision_note, accepted_version } = stored;
  return {
    ...{ id, film: film_id, kind, base_version, patch, note, author, created_at },
    ...{ line, text, source_url, approved_by, senders: 'senders' in stored ? stored.senders : 0 },
    ...{ status, decided_by, decided_at, decision_note, accepted_version },
    links: proposalLinks(id, film_id),
  };
}

function proposalLinks(id: string, film: string): Proposal['links'] {
  const self = `/v1/proposals/${id}`;
  return {
    self,
    film: `/v1/films/${film}`,
    accept: `${self}/accept`,
    decline: `${self}/decline`,
  };
}
