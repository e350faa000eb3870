import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { Clock, type InputOf, RecordRegistry, RecordsService } from '#runtime';
import { type ClientRequest, type ClientRequestKind, clientRequestType } from './client-request.entity.js';
import { checkClientRequest, requestableFields } from './client-request.rules.js';
import { ClientRequestEvents } from './client-request-events.js';
import { clientRequestLife } from './client-request-states.js';
import { ClientRequestProblems } from './client-requests.problems.js';
import { ClientRequestsRepository, type RequestProof } from './client-requests.repository.js';

/** What somebody wants to do that needs a request. */
export interface RequestUse {
  readonly kind: ClientRequestKind;
  readonly resource: string;
  readonly fields: readonly string[];
}

@Injectable()
export class ClientRequestsService extends RecordsService<ClientRequest> {
  constructor(
    private readonly requests: ClientRequestsRepository,
    private readonly records: RecordRegistry,
    private readonly events: ClientRequestEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {
    super(requests);
  }

  /** @throws Problem WORKSPACE_REQUEST_USED: what was signed and relied on stays as it is. */
  override async check(
    input: InputOf<ClientRequest>,
    before: ClientRequest | undefined,
  ): Promise<readonly FieldError[]> {
    if (before?.usedAt || before?.state === 'revoked')
      throw new Problem(ClientRequestProblems.WORKSPACE_REQUEST_USED);
    const kind = this.records.find({ ...before, ...input }.resource ?? '');
    const requestable = kind && !kind.type.vault ? requestableFields(kind.type) : undefined;
    return checkClientRequest(input, before, { today: this.clock.today(), requestable });
  }

  protected override async changed(after: ClientRequest, before: ClientRequest | undefined): Promise<void> {
    if (!before) await this.note('record', after.id);
  }

  /** @throws Problem WORKSPACE_REQUEST_USED for one that was relied on: it is evidence. */
  override async remove(id: string, version: number): Promise<void> {
    const before = await this.requests.get(id, 'delete', true);
    if (before.usedAt) throw new Problem(ClientRequestProblems.WORKSPACE_REQUEST_USED);
    await super.remove(id, version);
    await this.note('remove', id);
  }

  /**
   * Ends a request, and all that relies on it, at once.
   * @throws Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED
   */
  async revoke(id: string, version: number, reason: string): Promise<ClientRequest> {
    const before = await this.requests.get(id, 'update', true);
    if (before.version !== version)
      throw new Problem(CommonProblems.STALE_VERSION, {
        extra: { version: before.version, current: before },
      });
    const state = clientRequestLife.next('revoke', before.state);
    await this.events.revoking(id);
    const revokedAt = this.clock.now();
    const revoked = await this.requests.update(id, version, { state, revokedAt, revocationReason: reason });
    await this.note('revoke', id);
    return revoked;
  }

  /**
   * Relies on a request: from now on it cannot change. In the unit of what relies on it.
   * @throws Problem NOT_FOUND, WORKSPACE_REQUEST_NOT_COVERING with what is not allowed, WORKSPACE_REQUEST_UNSIGNED
   */
  async use(id: string, use: RequestUse): Promise<RequestProof> {
    const request = await this.requests.get(id, 'read', true);
    const refusal = notAllowed(request, use);
    if (refusal) throw new Problem(ClientRequestProblems.WORKSPACE_REQUEST_NOT_COVERING, { detail: refusal });
    if (!request.usedAt) {
      const documentId = (await this.requests.firstDocument(id)) ?? null;
      if (!documentId && !request.documentReference)
        throw new Problem(ClientRequestProblems.WORKSPACE_REQUEST_UNSIGNED);
      await this.requests.update(id, request.version, { usedAt: this.clock.now(), documentId }, 'read');
    }
    return (await this.requests.proofOf(id)) as RequestProof;
  }

  private note(verb: string, id: string): Promise<void> {
    return this.audit.append({
      action: `workspace.client-request.${verb}`,
      object: `${clientRequestType.name}/${id}`,
    });
  }
}

/** Why a request does not allow a use. */
function notAllowed({ state, kind, resource, fields }: ClientRequest, use: RequestUse) {
  if (state === 'revoked') return text('Cette demande est révoquée.', 'This request is revoked.');
  if (kind !== use.kind || resource !== use.resource)
    return text('Cette demande concerne autre chose.', 'This request is about something else.');
  const covered = new Set(fields.map(({ name }) => name));
  const missing = use.fields.filter((name) => !covered.has(name)).join(', ');
  return missing
    ? text(`Champs qu’elle ne couvre pas : ${missing}.`, `Fields that it does not cover: ${missing}.`)
    : undefined;
}
