import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail, generateToken } from '#identity';
import { CommonProblems, type FieldError, Problem } from '#kernel';
import { Clock, type InputOf, RecordsService } from '#runtime';
import { ClientRequestEvents, ClientRequestsService } from '#workspace';
import { CrmProblems } from '../crm.problems.js';
import { leadType } from '../leads/lead.entity.js';
import { type WebForm, webFormType } from './web-form.entity.js';
import { checkForm, checkOpen, completeWording } from './web-form.rules.js';
import type { WebFormFigures } from './web-form-answers.js';
import { webFormLife } from './web-form-states.js';
import { WebFormsRepository } from './web-forms.repository.js';

/** Kept as it is: a closed form tells why in the language of the product's first users. */
const revoked = 'Demande écrite révoquée';

@Injectable()
export class WebFormsService extends RecordsService<WebForm> implements OnModuleInit {
  constructor(
    private readonly forms: WebFormsRepository,
    private readonly requests: ClientRequestsService,
    private readonly requestEvents: ClientRequestEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {
    super(forms);
  }

  onModuleInit(): void {
    this.requestEvents.onRevoking(async (requestId) => {
      const closed = await this.forms.closeBy(requestId, this.clock.now(), revoked);
      for (const { id } of closed) await this.note('close', id);
    });
  }

  override complete(input: InputOf<WebForm>, before: WebForm | undefined): InputOf<WebForm> {
    const complete = completeWording(input, before);
    return before ? complete : { ...complete, publicKey: generateToken() };
  }

  override async check(input: InputOf<WebForm>, before: WebForm | undefined): Promise<readonly FieldError[]> {
    const { requestId } = input;
    if (requestId && requestId !== before?.requestId) await this.requests.get(requestId);
    return checkForm(input, before);
  }

  /** An open form goes on only as far as its request reaches. @throws Problem WORKSPACE_REQUEST_NOT_COVERING */
  protected override async changing(input: InputOf<WebForm>, before: WebForm | undefined): Promise<void> {
    if (!before) return;
    if (before.state === 'open') await this.rely({ ...before, ...input } as WebForm);
    else if (input.requestId !== undefined && input.requestId !== before.requestId)
      await this.forms.letGo(before.id);
  }

  protected override async changed(after: WebForm, before: WebForm | undefined): Promise<void> {
    if (after.wordingVersion !== before?.wordingVersion) await this.forms.keepWording(after);
  }

  /** @throws Problem CRM_WEB_FORM_USED for one by which something came in: it tells where that is from. */
  override async remove(id: string, version: number): Promise<void> {
    const form = await this.forms.get(id, 'delete', true);
    const { received, spam } = await this.forms.figuresOf(id);
    if (form.state === 'open' || received + spam > 0) throw new Problem(CrmProblems.CRM_WEB_FORM_USED);
    await super.remove(id, version);
  }

  /**
   * Lets the world fill a form in.
   * @throws Problem INVALID_INPUT for what it lacks, WORKSPACE_REQUEST_NOT_COVERING, WORKSPACE_REQUEST_UNSIGNED
   */
  async open(id: string, version: number): Promise<WebForm> {
    const form = await this.lock(id, version);
    const state = webFormLife.next('open', form.state);
    const errors = checkOpen(form);
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    await this.rely(form);
    const opened = { state, openedAt: this.clock.now(), closedAt: null, closedReason: null };
    const open = await this.forms.update(id, version, opened);
    await this.note('open', id);
    return open;
  }

  /** @throws Problem NOT_FOUND, STALE_VERSION, TRANSITION_REFUSED */
  async close(id: string, version: number, reason: string | null): Promise<WebForm> {
    const form = await this.lock(id, version);
    const state = webFormLife.next('close', form.state);
    const closed = await this.forms.update(id, version, {
      state,
      closedAt: this.clock.now(),
      closedReason: reason,
    });
    await this.note('close', id);
    return closed;
  }

  async figuresOf(id: string): Promise<WebFormFigures> {
    await this.forms.get(id);
    return this.forms.figuresOf(id);
  }

  private async rely({ id, requestId, fields }: WebForm): Promise<void> {
    const names = fields.map(({ name }) => name);
    const use = { kind: 'web-form' as const, resource: leadType.name, fields: names };
    const proof = await this.requests.use(requestId ?? '', use);
    await this.forms.relyOn(id, proof);
  }

  private async lock(id: string, version: number): Promise<WebForm> {
    const form = await this.forms.get(id, 'update', true);
    if (form.version === version) return form;
    throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: form.version, current: form } });
  }

  private note(verb: string, id: string): Promise<void> {
    return this.audit.append({ action: `crm.web-form.${verb}`, object: `${webFormType.name}/${id}` });
  }
}
