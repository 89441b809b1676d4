/** For `npm run migration`: generates the next SQL file from the changes of the schema since the last one. */

import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/schema.ts',
  out: './db/migrations',
});
