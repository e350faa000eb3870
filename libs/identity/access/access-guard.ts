import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CommonProblems, Problem } from '#kernel';
import {
  FROM_ANY_SITE,
  OWN_UNITS,
  PeopleAtWork,
  ROUTE_MODULE,
  ROUTE_POLICY,
  type RoutePolicy,
  type Scope,
  Scopes,
  type Unit,
  UnitOfWork,
} from '#runtime';
import { IdentityProblems } from '../identity.problems.js';
import { SessionReader } from '../sessions/session-reader.js';
import { requireRecentPassword } from './recent-password.js';
import { RefusalLog } from './refusal-log.js';
import { RequestLimiter } from './request-limiter.js';
import { requireSameOrigin } from './same-origin.js';
import type { UserActor } from './user-actor.js';

interface RouteFacts {
  policy: RoutePolicy | undefined;
  module: string | undefined;
  ownUnits: boolean;
  /** Without cookies: another site's request can do nothing in anybody's name. */
  fromAnySite: boolean;
}

/** @throws Problem SECOND_FACTOR_ENROLMENT_REQUIRED where the role asks for a second factor that the user lacks */
function requireEnrolled({ facts }: UserActor): void {
  if (facts.requiresSecondFactor && !facts.secondFactor)
    throw new Problem(IdentityProblems.SECOND_FACTOR_ENROLMENT_REQUIRED);
}

/**
 * Decides whether a request may reach its handler, and opens the unit of work it runs in. Deny by default: a route
 * without a policy is refused. The session is read in the handler's own unit, so that rights are those of this very
 * moment and cost one statement; a route of the HR vault then gets a unit of the vault role.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly routes = new WeakMap<object, RouteFacts>();

  constructor(
    private readonly reflector: Reflector,
    private readonly units: UnitOfWork,
    private readonly sessions: SessionReader,
    private readonly limiter: RequestLimiter,
    private readonly refusals: RefusalLog,
    private readonly people: PeopleAtWork,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { policy, module, ownUnits, fromAnySite } = this.factsOf(context);
    const scope = Scopes.current();
    if (module && !scope.instance?.modules.has(module)) throw new Problem(CommonProblems.NOT_FOUND);
    if (!(fromAnySite && policy?.kind === 'public')) requireSameOrigin(request);
    if (!policy) throw new Problem(CommonProblems.FORBIDDEN);
    // Before any connection is taken; whoever shows a session is counted once it is known whose it is.
    const anonymous = policy.kind === 'public' || !this.sessions.hasCookie(request);
    if (anonymous && scope.instance) await this.limiter.byNetwork();
    if (policy.kind === 'public' && ownUnits) return true;

    const mode = request.method === 'GET' ? 'read' : 'write';
    if (policy.kind === 'public') {
      scope.unit = await this.units.begin({ mode });
      return true;
    }
    const begun = await this.sessions.begin(request, mode);
    if (!begun) {
      if (!anonymous) await this.limiter.byNetwork();
      throw new Problem(CommonProblems.UNAUTHENTICATED);
    }
    const { unit, actor } = begun;
    scope.unit = unit;
    try {
      scope.actor = actor;
      this.people.note();
      await this.limiter.byUser(actor.userId);
      if (policy.kind === 'permission') this.authorise(actor, policy);
      else if (!policy.unenrolled) requireEnrolled(actor);
      const vault = policy.kind === 'permission' && policy.vault;
      if (ownUnits || vault) await this.close(scope, unit);
      if (vault && !ownUnits) scope.unit = await this.units.begin({ mode, vault: true });
      return true;
    } catch (error) {
      if (scope.unit) await this.units.rollback(scope.unit);
      scope.unit = undefined;
      if (policy.kind === 'permission' && error instanceof Problem && error.kind.category === 'forbidden') {
        await this.refusals.record(policy.permission, error.code);
      }
      throw error;
    } finally {
      if (scope.actor) this.sessions.touch(scope.actor as UserActor);
    }
  }

  private async close(scope: Scope, unit: Unit): Promise<void> {
    scope.unit = undefined;
    await this.units.commit(unit);
  }

  private authorise(actor: UserActor, policy: RoutePolicy & { kind: 'permission' }): void {
    if (policy.referent && !actor.isHrReferent) throw new Problem(CommonProblems.FORBIDDEN);
    if (!actor.reachOf(policy.permission)) throw new Problem(CommonProblems.FORBIDDEN);
    requireEnrolled(actor);
    if (policy.recentPassword) requireRecentPassword(actor);
  }

  private factsOf(context: ExecutionContext): RouteFacts {
    const handler = context.getHandler();
    const controller = context.getClass();
    // Inherited handlers are shared between controllers, so the facts belong to the pair.
    const cached = this.routes.get(handler);
    if (cached) return { ...cached, module: this.reflector.get<string>(ROUTE_MODULE, controller) };
    const targets = [handler, controller];
    const facts = {
      policy: this.reflector.getAllAndOverride<RoutePolicy | undefined>(ROUTE_POLICY, targets),
      module: this.reflector.get<string>(ROUTE_MODULE, controller),
      ownUnits: this.reflector.get<boolean>(OWN_UNITS, handler) ?? false,
      fromAnySite: this.reflector.get<boolean>(FROM_ANY_SITE, handler) ?? false,
    };
    this.routes.set(handler, facts);
    return facts;
  }
}
