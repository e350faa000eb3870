import { Injectable } from '@nestjs/common';

export interface NewInstance {
  readonly adminEmail: string;
  readonly siren: string | null;
}

/** What a module puts into a new instance. Runs in the instance's scope, inside the provisioning transaction. */
export type ProvisioningStep = (instance: NewInstance) => Promise<void>;

/** The steps of all modules, in the order of their registration. */
@Injectable()
export class ProvisioningSteps {
  private readonly steps: ProvisioningStep[] = [];

  add(step: ProvisioningStep): void {
    this.steps.push(step);
  }

  async run(instance: NewInstance): Promise<void> {
    for (const step of this.steps) await step(instance);
  }
}
