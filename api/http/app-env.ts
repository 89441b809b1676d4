/** What a request carries through the application, and what its route declares. */

import type { Context } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import type * as z from 'zod';
import type { Cacheability } from '../cache/policy.ts';
import type { Problem, ProblemSlug } from './problem.ts';
import type { Translate } from './translations.ts';
import type { ReadDb } from '../../db/connection/client.ts';

export interface AppEnv {
  Bindings: {
    /** Set by the server in front of the application, as on Node. */
    server?: ServerNotes;
  };
  Variables: RequestIdVariables & {
    /** What the matched route declares; null where no route has the address. */
    route: Route | null;
    openDb: () => ReadDb;
    publicUrl: string;
    /** Where corrections go: an e-mail address, or the https address of a page. */
    contact: string | undefined;
    /** The words for a BCP 47 tag; English where there are none. */
    translate: Translate;
    /** What an operator should know of though requests are answered. */
    warning: (() => Promise<string | undefined>) | undefined;
    /** Whether the database failed a request within the last seconds. */
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
  /** The body of a good answer: a schema, or the media type of anything but JSON. */
  answer: z.ZodType | string;
  /** The errors that this route can answer besides 429, 500 and 503. */
  problems?: readonly ProblemSlug[];
  /** What may be stored of good answers; `catalogue` by default. */
  cache?: Cacheability;
  /** Whether requests count against the client's rate limit; true by default. */
  limited?: boolean;
  /** Whether requests are logged; true by default. */
  logged?: boolean;
  /** What browsers may do with the answer; `page` by default. */
  security?: SecurityPolicy;
  /** Writes the errors of this route; problem details by default. */
  onProblem?: WriteProblem;
  /** Whether the OpenAPI document lists it; true by default. */
  listed?: boolean;
}

/** A description, and the pattern that it belongs to: `/v1/films/:id`. */
export interface Route extends RouteDescription {
  pattern: string;
}

/** What browsers may do with an answer; see security-headers.ts. */
export type SecurityPolicy = 'page' | 'builder' | 'frame' | 'picture';
