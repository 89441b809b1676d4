/** Security headers. Everything is public, so any site may load it; frames and inline scripts are not allowed by default. */

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

const COMMON_HEADERS = {
  crossOriginResourcePolicy: 'cross-origin',
  strictTransportSecurity: 'max-age=15552000',
  xFrameOptions: 'DENY',
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const;

/** The default: resources only from this service, and no framing. */
const page = secureHeaders({ ...COMMON_HEADERS, contentSecurityPolicy: POLICY });

/** A page for parents, which a browser may install, and save by a service worker. */
const reader = secureHeaders({
  ...COMMON_HEADERS,
  contentSecurityPolicy: { ...POLICY, manifestSrc: ["'self'"], workerSrc: ["'self'"] },
});

/** The embed builder shows a frame of this service as a preview. */
const builder = secureHeaders({
  ...COMMON_HEADERS,
  contentSecurityPolicy: { ...POLICY, frameSrc: ["'self'"] },
});

/** A page for a signed-in person, which no other site may load. Its own forms say where they come from. */
const desk = secureHeaders({
  ...COMMON_HEADERS,
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'same-origin',
  contentSecurityPolicy: POLICY,
});

/** A page that other sites may frame. */
const frame = secureHeaders({
  ...COMMON_HEADERS,
  xFrameOptions: false,
  contentSecurityPolicy: { ...POLICY, connectSrc: ["'none'"], frameAncestors: ['*'] },
});

/** The SHA-256 of a badge's only style sheet (`api/pages/badge/badge.ts`); a test compares them. */
const BADGE_STYLE = "'sha256-vy3K5+cHsQHNiVSYGfFFyndFXdX93B1DwdvfK4AQlqo='";

/** An SVG with an inline style for both colour schemes, which applies when the picture is opened alone. */
const picture = secureHeaders({
  ...COMMON_HEADERS,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [BADGE_STYLE],
    frameAncestors: ["'none'"],
  },
});

const POLICIES: Record<SecurityPolicy, MiddlewareHandler> = {
  page,
  reader,
  builder,
  desk,
  frame,
  picture,
};

/** Sets the headers of the policy that the route declares. */
export const securityHeaders: MiddlewareHandler<AppEnv> = (c, next) => {
  const route = c.get('route');
  return POLICIES[route?.security ?? (route?.translated ? 'reader' : 'page')](c, next);
};
