import { Global, Module } from '@nestjs/common';
import { DemoSteps } from './demo/demo-steps.js';
import { InstanceScope } from './instance-scope.js';
import { JobRunner } from './jobs/job-runner.js';
import { Scheduler } from './jobs/scheduler.js';
import { Bootstrap } from './migrations/bootstrap.js';
import { Migrator } from './migrations/migrator.js';
import { InstanceErasures } from './provisioning/instance-erasures.js';
import { InstanceSchemas } from './provisioning/instance-schemas.js';
import { PersonErasures } from './provisioning/person-erasures.js';
import { Provisioner } from './provisioning/provisioner.js';
import { ProvisioningSteps } from './provisioning/provisioning-steps.js';
import { InstanceRegistry } from './registry/instance-registry.js';

const providers = [
  Bootstrap,
  Migrator,
  InstanceRegistry,
  InstanceErasures,
  InstanceSchemas,
  PersonErasures,
  Provisioner,
  ProvisioningSteps,
  InstanceScope,
  JobRunner,
  DemoSteps,
  Scheduler,
];

@Global()
@Module({ providers, exports: providers })
export class TenancyModule {}
