import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** What a route asks of its caller. A route without a policy does not start: see the route list test. */
export type RoutePolicy =
  | { kind: 'public' }
  | { kind: 'signed-in'; unenrolled: boolean }
  | { kind: 'permission'; permission: string; vault: boolean; referent: boolean; recentPassword: boolean };

export const ROUTE_POLICY = 'b2o:route-policy';
export const ROUTE_MODULE = 'b2o:module';
export const OWN_UNITS = 'b2o:own-units';
export const FROM_ANY_SITE = 'b2o:from-any-site';

/** Anyone may call this route. */
export const Public = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ROUTE_POLICY, { kind: 'public' } satisfies RoutePolicy),
    ApiExtension('x-permission', 'public'),
  );

/**
 * Any user who is signed in may call this route: it concerns themselves, or decides itself what they may see.
 * @param unenrolled also those whose role asks for a second factor that they do not have yet: their way to it.
 */
export const SignedIn = ({ unenrolled = false } = {}): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ROUTE_POLICY, { kind: 'signed-in', unenrolled } satisfies RoutePolicy),
    ApiExtension('x-permission', 'signed-in'),
  );

/**
 * Users with this permission may call this route.
 * @param vault the work reads or writes HR tables and runs with the vault role.
 * @param referent only the instance's HR referents (list, export or import of HR data).
 * @param recentPassword the person proved to know the password a short while ago.
 */
export const Permission = (
  permission: string,
  { vault = false, referent = false, recentPassword = false } = {},
): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ROUTE_POLICY, {
      kind: 'permission',
      permission,
      vault,
      referent,
      recentPassword,
    } satisfies RoutePolicy),
    ApiExtension('x-permission', permission),
  );

/** The routes of a business module answer only where the instance has it. */
export const OfModule = (module: string): ClassDecorator => SetMetadata(ROUTE_MODULE, module);

/**
 * The handler opens its units of work itself: it does something slow between them (hashing, mail, a file), or must
 * keep a write although it answers with a refusal.
 */
export const OwnUnits = (): MethodDecorator => SetMetadata(OWN_UNITS, true);

/**
 * Pages of other sites, and programs that name nobody, may send to this public route: it knows no cookie, and decides
 * itself whom it heeds.
 */
export const FromAnySite = (): MethodDecorator => SetMetadata(FROM_ANY_SITE, true);
