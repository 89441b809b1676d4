/** Generates a client's types. In a package of its own, because openapi-typescript needs an older TypeScript than the project. */

import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

/** The TypeScript source of the types of an OpenAPI document. */
export async function generateTypes(document: OpenAPI3): Promise<string> {
  return astToString(await openapiTypescript(document));
}
