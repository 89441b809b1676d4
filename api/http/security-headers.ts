/** What browsers may do with our answers. Everything shown is public, so any site may load it; nothing of ours may be framed or run inline. */

import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { AppEnv, SecurityPolicy } from './app-env.ts';

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

const OTHERS = {
  crossOriginResourcePolicy: 'cross-origin',
  strictTransportSecurity: 'max-age=15552000',
  xFrameOptions: 'DENY',
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const;

/** Everything of ours: nothing from elsewhere, and in no frame. */
const page = secureHeaders({ ...OTHERS, contentSecurityPolicy: POLICY });

/** The builder shows how a frame of ours looks. */
const builder = secureHeaders({
  ...OTHERS,
  contentSecurityPolicy: { ...POLICY, frameSrc: ["'self'"] },
});

/** A page that is made to stand in the frames of others. */
const frame = secureHeaders({
  ...OTHERS,
  xFrameOptions: false,
  contentSecurityPolicy: { ...POLICY, connectSrc: ["'none'"], frameAncestors: ['*'] },
});

/** The SHA-256 of a badge's only style sheet (`api/pages/badge/badge.ts`); a test compares them. */
const BADGE_STYLE = "'sha256-mxk6GObM2voUdIo6CvriSEpwnwqr8/o8016gug+C2pM='";

/** A picture that carries its own two colour schemes, for when it is opened alone. */
const picture = secureHeaders({
  ...OTHERS,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [BADGE_STYLE],
    frameAncestors: ["'none'"],
  },
});

const POLICIES: Record<SecurityPolicy, MiddlewareHandler> = { page, builder, frame, picture };

/** Sets the headers of the policy that the route declares. */
export const securityHeaders: MiddlewareHandler<AppEnv> = (c, next) =>
  POLICIES[c.get('route')?.security ?? 'page'](c, next);
