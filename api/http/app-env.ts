/** The context of a request in the application, and what its route declares. */

import type { Context } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import type * as z from 'zod';
import type { Cacheability } from '../cache/policy.ts';
import type { FirstAdminOffer } from '../services/people/first-admin.ts';
import type { FilmFetcher } from '../services/films/film-fetcher.ts';
import type { Problem, ProblemSlug } from './problem.ts';
import type { SharePictures } from './share-pictures.ts';
import type { WantedFilms } from './wanted-films.ts';
import type { Translate } from './translations.ts';
import type { ReadDb, WriteDb } from '../../db/connection/client.ts';
import type { Actor, Scope } from '../domain/people/access.ts';

export interface AppEnv {
  Bindings: {
    /** Set by the server in front of the application, as on Node. */
    server?: ServerNotes;
  };
  Variables: RequestIdVariables & {
    /** The description of the matched route; null if no route matches. */
    route: Route | null;
    openDb: () => ReadDb;
    /** Opens a connection for writes. Close it: on Node it is one of its own. */
    openWriteDb: () => WriteDb;
    /** Who makes the request; always null on routes that do not declare `access`. */
    actor: Actor | null;
    /** The token of the session by which the actor is signed in; null with an API key. */
    session: string | null;
    /** The link that makes its opener the first admin; undefined if there was none, as on Workers. */
    firstAdmin: FirstAdminOffer | undefined;
    publicUrl: string;
    /** Where readers send corrections: an email address, or the https URL of a page. */
    contact: string | undefined;
    /** Who runs the service. */
    operator: string | undefined;
    /** Finds the translation for a BCP 47 tag; English if there is none. */
    translate: Translate;
    /** Whether our pages are saved on the reader's device. */
    hasServiceWorker: boolean;
    /** undefined where no share pictures are drawn. */
    sharePictures: SharePictures | undefined;
    /** A warning for the operator while the service works. */
    warning: (() => Promise<string | undefined>) | undefined;
    /** undefined where films that were asked for in vain are not counted. */
    wanted: WantedFilms | undefined;
    /** Fetches a film from another catalogue for an editor; undefined where that is not possible. */
    fetchFilm: FilmFetcher | undefined;
    /** Whether a request failed because of the database within the last seconds. */
    hasFailed: () => boolean;
  };
}

/** What the server tells the application about a request. */
export interface ServerNotes {
  /** The key of the client for rate limits; see `clientKey`. */
  client: string;
}

/** Writes an error as a response. */
export type WriteProblem = (c: Context<AppEnv>, problem: Problem) => Response | Promise<Response>;

export interface RouteDescription {
  summary: string;
  description?: string;
  /** The body of a successful response: a schema, or the media type if it is not JSON. */
  answer: z.ZodType | string;
  /** The status of a successful response; 200 by default. */
  status?: 201 | 202;
  /** Other successful responses, by their status. */
  otherAnswers?: Readonly<Record<number, { summary: string; answer: z.ZodType }>>;
  /** The media types of the body, where it is not only `application/json`. */
  bodyTypes?: readonly string[];
  /** Request headers that the route reads. */
  headers?: readonly RequestHeader[];
  /** The errors of this route besides 429, 500 and 503. */
  problems?: readonly ProblemSlug[];
  /**
   * The scope that it needs; public if left out, and then cookies and keys are never read. `optional` for a public route that differs for
   * a signed-in person. Responses of a route with access are never cached.
   */
  access?: Scope | 'optional';
  /** How successful responses may be cached; `catalogue` by default. */
  cache?: Cacheability;
  /** Whether requests count towards the client's rate limit, or towards its much lower one for signing in or proposing; true by default. */
  limited?: boolean | 'sign-in' | 'proposal';
  /** Whether requests are logged; true by default. */
  logged?: boolean;
  /** Whether the page is there in every language, below its code; false by default. */
  translated?: boolean;
  /** The security headers; by default `reader` for a page in every language, else `page`. */
  security?: SecurityPolicy;
  /** Writes the errors of this route; problem details by default. */
  onProblem?: WriteProblem;
  /** How the OpenAPI document lists it. Routes without it, such as pages, are not part of the API. */
  operation?: Operation;
}

export interface RequestHeader {
  name: string;
  description: string;
  required: boolean;
  example: string;
}

/** A route as a part of the API. */
export interface Operation {
  /** The name of its function in a generated client, unique and the same for ever. */
  id: string;
  tag: Tag;
  /** The body of a successful response, where none can be made from the first film. */
  example?: unknown;
  /** The operation whose example shows the same. */
  exampleOf?: string;
  /** More examples: the query of each, by its name. The first one takes the parameters’ own examples. */
  examples?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The groups of operations, in the order in which the reference shows them. */
export const TAGS = {
  Films: 'Search films, read what is in them, and check them against a child’s limits.',
  'Categories and boards': 'What the levels and the official ratings mean.',
  Writing: 'Change films, with an API key. Every change has an author and a way back.',
  History: 'Who changed what and when.',
  Export: 'The whole catalogue at once.',
  Embedding: 'What other sites load to show a film.',
  Health: 'Whether the service works.',
} as const;

export type Tag = keyof typeof TAGS;

/** A description and its path pattern: `/v1/films/:id`. */
export interface Route extends RouteDescription {
  pattern: string;
}

/** A set of security headers; see security-headers.ts. */
export type SecurityPolicy = 'page' | 'reader' | 'builder' | 'desk' | 'frame' | 'picture';
