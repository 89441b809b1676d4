/** `npm run openapi`: writes the OpenAPI document and the table of who may do what, as the routes describe them. Node only. */

import { join } from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { DIST } from '../dist.ts';
import { withAccessTable } from './access-table.ts';
import { currentOpenApi } from './current.ts';
import { unconnectedApp } from './unconnected-app.ts';

const path = join(DIST, '../api/openapi/openapi.json');
const guide = join(DIST, '../docs/editors.md');

await writeFile(path, await currentOpenApi());
await writeFile(guide, withAccessTable(await readFile(guide, 'utf8'), unconnectedApp()));
