/** What a browser sends of a passkey: the JSON of a `PublicKeyCredential`. */

import * as z from 'zod';

/** Binary data in base64url. */
const Binary = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/, 'Write it in base64url.');

const Credential = {
  id: Binary.min(1),
  rawId: Binary.min(1),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().nullish(),
  clientExtensionResults: z.looseObject({}),
};

/** Browsers add fields of their own, which are not used. */
export const PasskeyRegistration = z.strictObject({
  name: z.string().max(200),
  credential: z.object({
    ...Credential,
    response: z.object({ clientDataJSON: Binary, attestationObject: Binary }),
  }),
});

export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>;

export const PasskeySignIn = z.strictObject({
  credential: z.object({
    ...Credential,
    response: z.object({
      clientDataJSON: Binary,
      authenticatorData: Binary,
      signature: Binary,
      userHandle: Binary.nullish(),
    }),
  }),
});

export type PasskeySignIn = z.infer<typeof PasskeySignIn>;
