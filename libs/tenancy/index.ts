export { DemoRandom } from './demo/demo-random.js';
export { type DemoPeople, type DemoStep, DemoSteps, type DemoStory } from './demo/demo-steps.js';
export { firstNames, lastNames } from './demo/invented-people.js';
export { resolveInstanceByHost } from './http/host-resolution.js';
export { InstanceScope } from './instance-scope.js';
export { JobRunner } from './jobs/job-runner.js';
export { Scheduler } from './jobs/scheduler.js';
export { Bootstrap } from './migrations/bootstrap.js';
export { type MigrationFile, readMigrations } from './migrations/migration-files.js';
export {
  type MigrationStatus,
  Migrator,
  type Preparation,
} from './migrations/migrator.js';
export { type ErasureStep, InstanceErasures } from './provisioning/instance-erasures.js';
export { type InstanceRequest, newIdentity, slugError } from './provisioning/instance-request.js';
export { insertInstance, logOperation } from './provisioning/instance-rows.js';
export { InstanceSchemas } from './provisioning/instance-schemas.js';
export { type BusinessModule, businessModules, isBusinessModule } from './provisioning/modules.js';
export { type AnonymityStep, PersonErasures, type PersonRow } from './provisioning/person-erasures.js';
export { Provisioner } from './provisioning/provisioner.js';
export {
  type NewInstance,
  type ProvisioningStep,
  ProvisioningSteps,
} from './provisioning/provisioning-steps.js';
export {
  InstanceRegistry,
  type InstanceRow,
  type InstanceState,
  instanceColumns,
  refOf,
  rolesOf,
  TenancyProblems,
} from './registry/instance-registry.js';
export { TenancyModule } from './tenancy.module.js';
