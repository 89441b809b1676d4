/** What a request carries with it through the application. */

import type { RequestIdVariables } from 'hono/request-id';
import type { FindWords } from '../pages/words.ts';
import type { Db } from '../../db/client.ts';

export interface AppEnv {
  Variables: RequestIdVariables & {
    openDb: () => Db;
    publicUrl: string;
    /** The words for a BCP 47 tag; English where there are none. */
    findWords: FindWords;
  };
}
