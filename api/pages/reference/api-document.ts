/** The OpenAPI document as the reference reads it. */

/** The part of the OpenAPI document that the page shows. */
export interface ApiDocument {
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  components: { schemas: Readonly<Record<string, object>> };
}

export interface ApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  example?: string | number;
  schema: {
    type?: string;
    enum?: readonly string[];
    default?: string;
    minimum?: number;
    maximum?: number;
  };
}

export interface MediaType {
  schema: { $ref?: string };
  example?: unknown;
  examples?: Readonly<Record<string, { summary: string; value: unknown }>>;
}

export interface ApiOperation {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description?: string;
  parameters?: readonly ApiParameter[];
  /** The scopes of keys that it needs; left out if anybody may call it. */
  security?: readonly Readonly<Record<string, readonly string[]>>[];
  requestBody?: { content: Readonly<Record<string, MediaType>> };
  responses: Readonly<Record<string, { content: Readonly<Record<string, MediaType>> }>>;
}

/** An operation with where it is. */
export interface Call {
  method: string;
  path: string;
  operation: ApiOperation;
}
