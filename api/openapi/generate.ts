/** `npm run openapi`: writes the OpenAPI document that the routes describe. Node only. */

import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { DIST } from '../dist.ts';
import { currentOpenApi } from './current.ts';

const path = join(DIST, '../api/openapi/openapi.json');

await writeFile(path, await currentOpenApi());
