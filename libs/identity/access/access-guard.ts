import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CommonProblems, Problem } from '#kernel';
import {
  OWN_UNITS,
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
import { requireSameOrigin } from './same-origin.js';
import type { UserActor } from './user-actor.js';

/** How long a proof of the password stays recent, in milliseconds. */
const recentPasswordMs = 15 * 60_000;

interface RouteFacts {
  policy: RoutePolicy | undefined;
  module: string | undefined;
  ownUnits: boolean;
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
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { policy, module, ownUnits } = this.factsOf(context);
    const scope = Scopes.current();
    if (module && !scope.instance?.modules.has(module)) throw new Problem(CommonProblems.NOT_FOUND);
    requireSameOrigin(request);
    if (!policy) throw new Problem(CommonProblems.FORBIDDEN);
    if (policy.kind === 'public' && ownUnits) return true;

    const mode = request.method === 'GET' ? 'read' : 'write';
    const unit = await this.units.begin({ mode });
    scope.unit = unit;
    try {
      if (policy.kind === 'public') return true;
      const actor = await this.sessions.read(request);
      if (!actor) throw new Problem(CommonProblems.UNAUTHENTICATED);
      scope.actor = actor;
      if (policy.kind === 'permission') this.authorise(actor, policy);
      if (mode === 'write') await this.units.tellJournal(unit, actor.userId);
      const vault = policy.kind === 'permission' && policy.vault;
      if (ownUnits || vault) await this.close(scope, unit);
      if (vault && !ownUnits) scope.unit = await this.units.begin({ mode, vault: true });
      return true;
    } catch (error) {
      if (scope.unit) await this.units.rollback(scope.unit);
      scope.unit = undefined;
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
    if (actor.facts.requiresSecondFactor && !actor.facts.secondFactor) {
      throw new Problem(IdentityProblems.SECOND_FACTOR_ENROLMENT_REQUIRED);
    }
    const age = Date.now() - actor.facts.authenticatedAt.getTime();
    if (policy.recentPassword && age > recentPasswordMs) {
      throw new Problem(IdentityProblems.PASSWORD_CONFIRMATION_REQUIRED);
    }
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
    };
    this.routes.set(handler, facts);
    return facts;
  }
}
