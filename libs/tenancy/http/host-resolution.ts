import type { FastifyInstance } from 'fastify';
import { CommonProblems, newId, Problem, preferredLanguage } from '#kernel';
import { problemOf, Scopes, sendProblem, sendRefusal } from '#runtime';
import { Migrator } from '../migrations/migrator.js';
import type { InstanceRegistry } from '../registry/instance-registry.js';

/** The one route that answers on any host. */
const healthPath = '/api/health';

/**
 * Opens the scope of each request: its instance by exact match of the Host header, before anything else is read.
 * Forwarding headers are never believed for this.
 */
export function resolveInstanceByHost(
  fastify: FastifyInstance,
  registry: InstanceRegistry,
  migrator: Migrator,
): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const scope = {
      correlationId: newId(),
      language: preferredLanguage(request.headers['accept-language']),
      instance: undefined,
      address: request.ip,
      actor: undefined,
      unit: undefined,
    };
    reply.header('x-correlation-id', scope.correlationId);
    const path = request.url.split('?', 1)[0];
    if (path === healthPath) return Scopes.run(scope, done);
    const hosts = request.raw.rawHeaders.filter(
      (name, index) => index % 2 === 0 && name.toLowerCase() === 'host',
    );
    if (hosts.length !== 1 || !request.raw.url?.startsWith('/')) {
      return Scopes.run(scope, () =>
        sendProblem(new Problem(CommonProblems.MALFORMED_REQUEST), request, reply),
      );
    }
    registry.resolve(registry.labelOf(request.headers.host), migrator.latest).then(
      (instance) => Scopes.run({ ...scope, instance }, done),
      (error: unknown) => Scopes.run(scope, () => sendRefusal(problemOf(error), request, reply)),
    );
  });
}
