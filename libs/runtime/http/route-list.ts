import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ROUTE_MODULE, ROUTE_POLICY, type RoutePolicy } from './route-policy.js';

/** Where every route of ours is; the pages of the web application are outside. */
export const apiPrefix = 'api';

/** One route as the framework knows it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/api/crm/companies/{id}`. */
  readonly path: string;
  /** Absent: the access guard refuses everyone. */
  readonly policy: RoutePolicy | undefined;
  /** The business module that the instance must have. */
  readonly module: string | undefined;
  readonly handler: string;
}

/** Every route of the application with its policy, read from the controllers themselves. */
@Injectable()
export class RouteList {
  private readonly scanner = new MetadataScanner();

  constructor(
    private readonly modules: ModulesContainer,
    private readonly reflector: Reflector,
  ) {}

  all(): Route[] {
    const routes: Route[] = [];
    for (const module of this.modules.values()) {
      for (const { metatype } of module.controllers.values()) {
        if (typeof metatype === 'function') routes.push(...this.routesOf(metatype as Type<object>));
      }
    }
    return routes.sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
  }

  private routesOf(controller: Type<object>): Route[] {
    const prototype = controller.prototype as Record<string, () => unknown>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      if (!handler || method === undefined) return [];
      const targets = [handler, controller];
      const facts = {
        method: RequestMethod[method].toLowerCase() as Route['method'],
        policy: this.reflector.getAllAndOverride<RoutePolicy | undefined>(ROUTE_POLICY, targets),
        module: this.reflector.get<string | undefined>(ROUTE_MODULE, controller),
        handler: `${controller.name}.${name}`,
      };
      return pathsOf(controller).flatMap((base) =>
        pathsOf(handler).map((end) => ({ ...facts, path: joined(apiPrefix, base, end) })),
      );
    });
  }
}

const pathsOf = (target: object): string[] =>
  [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();

const joined = (...parts: string[]): string =>
  `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`.replace(/:(\w+)/g, '{$1}');
