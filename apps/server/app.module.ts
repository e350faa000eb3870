import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { BackupModule } from '#backup';
import { CrmModule, crmEntities } from '#crm';
import { HrModule, hrEntities } from '#hr';
import { IdentityModule, identityEntities } from '#identity';
import { IntegrationsModule } from '#integrations';
import { OperationsModule } from '#operations';
import { InputPipe, ProblemFilter, RuntimeModule, type RuntimeOptions, UnitInterceptor } from '#runtime';
import { TenancyModule } from '#tenancy';
import { WorkspaceModule, workspaceEntities } from '#workspace';

import { DemoService } from './demo/demo.service.js';
import { ImportDemo } from './demo/import.demo.js';
import { WorkspaceDemo } from './demo/workspace.demo.js';

/** The whole product. Composition only: what each part does is in its lib. */
@Module({})
export class AppModule {
  static forRoot(options: Omit<RuntimeOptions, 'entities'>): DynamicModule {
    return {
      module: AppModule,
      imports: [
        RuntimeModule.forRoot({
          ...options,
          entities: [...identityEntities, ...workspaceEntities, ...hrEntities, ...crmEntities],
        }),
        TenancyModule,
        IdentityModule,
        WorkspaceModule,
        HrModule,
        CrmModule,
        IntegrationsModule,
        OperationsModule,
        BackupModule,
      ],
      providers: [
        DemoService,
        WorkspaceDemo,
        ImportDemo,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: UnitInterceptor },
        { provide: APP_PIPE, useClass: InputPipe },
      ],
    };
  }
}
