/** `npm run openapi`: writes the OpenAPI document that the routes describe. Node only. */

import { writeFile } from 'node:fs/promises';
import { currentOpenApi } from './current.ts';

const path = new URL('../api/openapi.json', import.meta.url);

await writeFile(path, currentOpenApi());
