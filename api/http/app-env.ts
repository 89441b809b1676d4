/** What a request carries with it through the application. */

import type { RequestIdVariables } from 'hono/request-id';
import type { Db } from '../../db/client.ts';

export interface AppEnv {
  Variables: RequestIdVariables & {
    openDb: () => Db;
    publicUrl: string;
  };
}
