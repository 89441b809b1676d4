/** For `npm run migration`: writes the next SQL file from the difference between the schema and the last one. */

import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/schema.ts',
  out: './db/migrations',
});
