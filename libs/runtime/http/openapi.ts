import { type INestApplication, Inject, Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type InstanceRef, MissingScopeError } from '../context/scope.js';
import { ENTITIES } from '../database/databases.js';
import { RecordType } from '../records/record-type.js';
import { buildDocument, filterDocument } from './openapi-document.js';
import { type Route, RouteList } from './route-list.js';

/** The OpenAPI document: built once, at the first request for it, and filtered for each kind of host. */
@Injectable()
export class OpenApi {
  private source: { app: INestApplication; sessionCookie: string } | undefined;
  private built: { document: OpenAPIObject; routes: readonly Route[] } | undefined;
  private readonly filtered = new Map<string, OpenAPIObject>();

  constructor(
    private readonly routeList: RouteList,
    @Inject(ENTITIES) private readonly entities: readonly (new () => object)[],
  ) {}

  /** Names the application that is described. Called once, where the application is put together. */
  describe(app: INestApplication, sessionCookie: string): void {
    this.source = { app, sessionCookie };
  }

  /** Every route of the application, whatever the instance. */
  whole(): OpenAPIObject {
    return this.build().document;
  }

  /** The routes that an instance's host answers: those of its modules. */
  of({ modules }: InstanceRef): OpenAPIObject {
    const key = [...modules].sort().join(' ');
    let document = this.filtered.get(key);
    if (!document) {
      const { document: all, routes } = this.build();
      document = filterDocument(all, routes, ({ module }) => !module || modules.has(module));
      this.filtered.set(key, document);
    }
    return document;
  }

  private build(): { document: OpenAPIObject; routes: readonly Route[] } {
    if (!this.built) {
      if (!this.source) throw new MissingScopeError('no application is described');
      const routes = this.routeList.all();
      const records = this.entities.filter((entity) => RecordType.of(entity));
      const complete = new Set(records.map(({ name }) => name));
      const { app, sessionCookie } = this.source;
      this.built = { document: buildDocument(app, { routes, sessionCookie, complete }), routes };
    }
    return this.built;
  }
}
