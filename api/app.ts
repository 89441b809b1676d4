/** The application: what every request passes, in which order, and which routes there are. */

import { Hono, type Context, type Handler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { ReadDb, WriteDb } from '../db/connection/client.ts';
import { readSchemaState } from '../db/queries/schema-state.ts';
import { isolateIfNeeded } from './domain/text/isolate.ts';
import { requireAccess } from './http/access.ts';
import { cacheControl, notModified } from './http/cache-headers.ts';
import { publicCors } from './http/cors.ts';
import type { AppEnv, WriteProblem } from './http/app-env.ts';
import type { ExportSlots } from './http/export-slots.ts';
import { limitClients, type Admit } from './http/rate-limit.ts';
import { methodsAt, nearestPath, storeRoute } from './http/route.ts';
import {
  isStatementError,
  MAX_SHOWN_PATH,
  Problem,
  problemResponse,
  toProblem,
} from './http/problem.ts';
import { withoutSlash } from './http/typed-address.ts';
import type { SharePictures } from './http/share-pictures.ts';
import { rejectCompressedBody } from './http/reject-compressed-body.ts';
import type { WantedFilms } from './http/wanted-films.ts';
import { securityHeaders } from './http/security-headers.ts';
import { writePageProblem } from './pages/layout/page-problem.ts';
import { createTranslator, type ReadTranslation } from './http/translations.ts';
import { assetRoutes } from './routes/assets.ts';
import { aboutRoutes } from './pages/about/route.ts';
import { badgeRoutes } from './pages/badge/route.ts';
import { builderRoutes } from './pages/builder/route.ts';
import { correctRoutes } from './pages/correct/route.ts';
import { peopleRoutes } from './pages/people/route.ts';
import { deskProposalRoutes } from './pages/proposals/route.ts';
import { categoryRoutes } from './routes/categories.ts';
import { referenceRoutes } from './pages/reference/route.ts';
import { deskRoutes } from './pages/desk/route.ts';
import { embedRoutes } from './pages/embed/route.ts';
import { exportRoutes } from './routes/export.ts';
import { filmRoutes } from './routes/films.ts';
import { historyRoutes } from './routes/history.ts';
import { healthRoutes } from './routes/health.ts';
import { oembedRoutes } from './routes/oembed.ts';
import { filmPageRoutes } from './pages/film/route.ts';
import { feedRoutes } from './pages/feed/route.ts';
import { compareRoutes } from './pages/compare/route.ts';
import { findRoutes } from './pages/find/route.ts';
import { listRoutes } from './pages/lists/route.ts';
import { offlineRoutes, serviceWorkerRoutes } from './pages/offline/route.ts';
import { historyPageRoutes } from './pages/history/route.ts';
import { IN_OTHER_LANGUAGES } from './pages/layout/coded-languages.ts';
import { shareRoutes } from './pages/share/route.ts';
import { siteRoutes } from './pages/site/route.ts';
import { signInRoutes } from './pages/sign-in/route.ts';
import type { FirstAdminOffer } from './services/people/first-admin.ts';
import { ratingSystemRoutes } from './routes/rating-systems.ts';
import type { FilmFetcher } from './services/films/film-fetcher.ts';
import type { AllowedLicences } from './services/films/pass-on.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { writeRoutes } from './routes/writes.ts';

export interface AppDependencies {
  /** Called once a request: on Workers, what one request opened another may not use. */
  openDb: () => ReadDb;
  /** A connection for the service's own writes, to be closed by its user. Left out where nothing may be written. */
  openWriteDb?: () => WriteDb;
  /** Answers with a built file: the widget, the style sheets. */
  assets: Handler;
  /** Reads a built file with the words of a language, such as `labels/es.json`. */
  readTranslation: ReadTranslation;
  /** Where the service is reached, without a slash at the end. Read at each request: on port 0 it is known only once the service listens. */
  readonly publicUrl: string;
  /** Where corrections go: an e-mail address, or the https address of a page. */
  contact?: string | undefined;
  /** Who runs the service, as its readers should know them. */
  operator?: string | undefined;
  /** Counts what a client asks; left out where nothing is limited here. */
  admit?: Admit;
  /** Counts how often a client tries to sign in, in the same way. */
  admitSignIn?: Admit;
  /** Counts how many proposals a client sends, in the same way. */
  admitProposal?: Admit;
  /** Whether our pages are saved on the reader's device; true if left out. */
  readonly hasServiceWorker?: boolean;
  /** The link that makes its opener the first admin, while there is one. */
  readonly firstAdmin?: FirstAdminOffer | undefined;
  /** What `/readyz` warns an operator of; undefined while nothing is wrong. */
  warning?: () => Promise<string | undefined>;
  /** Limits the exports in progress; left out where another process serves them, as on Workers. */
  exportSlots?: ExportSlots;
  /** The restricted licences whose facts the operator allows to be passed on; none if left out. */
  passOnLicences?: AllowedLicences;
  /** Limits the parts of the sitemap that are being read, in the same way. */
  sitemapSlots?: ExportSlots;
  /** Draws the pictures of link previews; left out where that is not possible, as on Workers. */
  sharePictures?: SharePictures | undefined;
  /** What is done about films that we don’t have; left out where that is nothing. */
  wanted?: WantedFilms;
  /** Fetches a film from another catalogue for an editor; left out where that is not possible, as on Workers. */
  fetchFilm?: FilmFetcher | undefined;
  /** Takes what an operator should see of a failure. */
  log: (line: { level: 'error'; request_id: string; problem: string; error: unknown }) => void;
}

/** How long a failure of the database counts as one of now, in milliseconds. */
const FAILURE_LASTS = 2_000;

export function createApp(dependencies: AppDependencies) {
  const {
    openDb,
    assets,
    readTranslation,
    contact,
    admit,
    exportSlots,
    sitemapSlots,
    warning,
    log,
  } = dependencies;
  const app = new Hono<AppEnv>();
  let databaseFailedAt = -Infinity;
  app.use(storeRoute);
  app.use(requestId());
  app.use(securityHeaders);
  app.use(publicCors((path) => methodsAt(app, path)));
  app.use(notModified);
  app.use(cacheControl);
  const translate = createTranslator(readTranslation);
  app.use((c, next) => {
    c.set('openDb', openDb);
    c.set('openWriteDb', dependencies.openWriteDb ?? rejectWrite);
    c.set('translate', translate);
    c.set('firstAdmin', dependencies.firstAdmin);
    c.set('publicUrl', dependencies.publicUrl);
    c.set('contact', contact);
    c.set('operator', dependencies.operator);
    c.set('hasServiceWorker', dependencies.hasServiceWorker ?? true);
    c.set('sharePictures', dependencies.sharePictures);
    c.set('wanted', dependencies.wanted);
    c.set('fetchFilm', dependencies.fetchFilm);
    c.set('warning', warning);
    c.set('hasFailed', () => performance.now() - databaseFailedAt < FAILURE_LASTS);
    return next();
  });
  const { admitSignIn, admitProposal } = dependencies;
  app.use(limitClients({ admit, admitSignIn, admitProposal }));
  app.use(rejectCompressedBody);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header('Allow', methods.join(', '));
        return problemResponse(
          c,
          new Problem(
            'method-not-allowed',
            `${isolateIfNeeded(c.req.path)} accepts ${methods.join(', ')}, not ${c.req.method}.`,
          ),
        );
      },
    }),
  );
  app.use(requireAccess);

  app.notFound((c) => {
    const page =
      c.req.method === 'GET' || c.req.method === 'HEAD' ? withoutSlash(app, c.req.url) : null;
    if (page !== null) return c.redirect(page, 308);
    const meant = nearestPath(app, c.req.path);
    const detail = `There is nothing at ${isolateIfNeeded(c.req.path.slice(0, MAX_SHOWN_PATH))}.`;
    return writeUnrouted(
      c,
      new Problem('address-not-found', meant ? `${detail} Did you mean ${meant}?` : detail),
    );
  });
  app.onError(async (error, c) => {
    const problem =
      isStatementError(error) && (await hasOtherSchema(openDb()))
        ? new Problem('database-unavailable', 'The database is being upgraded.', { cause: error })
        : toProblem(error);
    if (problem.cause && problem.slug === 'database-unavailable')
      databaseFailedAt = performance.now();
    if (problem.cause && problem.slug !== 'malformed-json') {
      log({
        level: 'error',
        request_id: c.get('requestId'),
        problem: problem.slug,
        error: problem.cause,
      });
    }
    const route = c.get('route');
    const writeProblem: WriteProblem =
      route?.onProblem ?? (route ? problemResponse : writeUnrouted);
    return writeProblem(c, problem);
  });

  return app
    .route('/', filmRoutes)
    .route('/', historyRoutes(dependencies.passOnLicences ?? []))
    .route('/', writeRoutes)
    .route('/', proposalRoutes)
    .route('/', categoryRoutes)
    .route('/', ratingSystemRoutes)
    .route('/', exportRoutes({ slots: exportSlots, allowed: dependencies.passOnLicences ?? [] }))
    .route('/', referenceRoutes(assets))
    .route('/', pages)
    .route(IN_OTHER_LANGUAGES, pages)
    .route('/', feedRoutes(dependencies.passOnLicences ?? []))
    .route('/', shareRoutes)
    .route('/', badgeRoutes)
    .route('/', embedRoutes)
    .route('/', builderRoutes(assets))
    .route('/', oembedRoutes)
    .route('/', siteRoutes(sitemapSlots))
    .route('/', serviceWorkerRoutes(assets))
    .route('/', signInRoutes)
    .route('/', deskRoutes)
    .route('/', deskProposalRoutes)
    .route('/', peopleRoutes)
    .route('/', healthRoutes)
    .route('/', assetRoutes(assets));
}

/** The pages for parents, which there are in every language. */
const pages = new Hono<AppEnv>()
  .route('/', findRoutes)
  .route('/', compareRoutes)
  .route('/', filmPageRoutes)
  .route('/', historyPageRoutes)
  .route('/', correctRoutes)
  .route('/', aboutRoutes)
  .route('/', listRoutes)
  .route('/', offlineRoutes);

function rejectWrite(): never {
  throw new Problem('database-unavailable', 'This service only reads its database.');
}

/** Whether the database has the schema of another version, as between a migration and a deploy. True if it cannot be read. */
async function hasOtherSchema(db: ReadDb): Promise<boolean> {
  try {
    const { applied, expected } = await readSchemaState(db);
    return applied !== expected;
  } catch {
    return true;
  }
}

/** An error for a URL without a route: a page for people, unless it looks like a URL of the API. */
function writeUnrouted(c: Context<AppEnv>, problem: Problem) {
  const isApi = /^\/v1(\/|$)/.test(c.req.path);
  return isApi ? problemResponse(c, problem) : writePageProblem(c, problem);
}

export type App = ReturnType<typeof createApp>;
