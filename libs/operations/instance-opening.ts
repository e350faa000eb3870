import { Injectable } from '@nestjs/common';
import { InvitationsService } from '#identity';
import { systemActor, UnitOfWork } from '#runtime';
import { type InstanceRequest, type InstanceRow, InstanceScope, Provisioner } from '#tenancy';

/** Opens an instance: provisions it, then sends its admin the way in. */
@Injectable()
export class InstanceOpening {
  constructor(
    private readonly provisioner: Provisioner,
    private readonly scope: InstanceScope,
    private readonly units: UnitOfWork,
    private readonly invitations: InvitationsService,
  ) {}

  /** @param actor who asks, for the platform's log. */
  async open(request: InstanceRequest, actor: string): Promise<InstanceRow> {
    const row = await this.provisioner.create(request, actor);
    await this.inside(row, actor, async () => {
      await this.invitations.sendLink(await this.invitations.userIdOf(request.adminEmail));
    });
    return row;
  }

  /** A link for a user of an instance, to be handed over by other means than mail; links already sent stay good. */
  link(row: InstanceRow, email: string, actor: string): Promise<string> {
    return this.inside(row, actor, async () =>
      this.invitations.mintLink(await this.invitations.userIdOf(email), true),
    );
  }

  /** Invites a person and returns their link as well as mailing one. */
  invite(row: InstanceRow, email: string, roleKey: string, actor: string): Promise<string> {
    return this.inside(row, actor, async () => {
      const id = await this.invitations.invite({ email, roleKey });
      return this.invitations.mintLink(id, true);
    });
  }

  private inside<T>(row: InstanceRow, actor: string, work: () => Promise<T>): Promise<T> {
    return this.scope.run(row, systemActor(actor), () => this.units.run({ mode: 'write' }, work));
  }
}
