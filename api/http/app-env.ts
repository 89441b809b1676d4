/** What a request carries with it through the application. */

import type { RequestIdVariables } from 'hono/request-id';
import type { FindWords } from './translations.ts';
import type { ReadDb } from '../../db/connection/client.ts';

export interface AppEnv {
  Bindings: {
    /** There where a front of ours stands before the application, as on Node. */
    front?: FrontNotes;
  };
  Variables: RequestIdVariables & {
    openDb: () => ReadDb;
    publicUrl: string;
    /** Where corrections go: an e-mail address, or the https address of a page. */
    contact: string | undefined;
    /** The words for a BCP 47 tag; English where there are none. */
    findWords: FindWords;
    /** What an operator should know of though requests are answered. */
    warning: (() => Promise<string | undefined>) | undefined;
    /** Whether the database failed a request within the last seconds. */
    hasFailed: () => boolean;
  };
}

/** What the front and the application tell each other about a request. */
export interface FrontNotes {
  /** Who asks, as far as limits go; see `clientOf`. */
  client: string;
  /** The pattern of the route that answered, as `/v1/films/:id`; null where none did. The application sets it. */
  route: string | null;
}
