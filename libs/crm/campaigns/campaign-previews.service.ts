import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { AppConfig, MailRefused, Scopes, UnitOfWork } from '#runtime';
import { InstanceMailer } from '#workspace';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { CrmProblems } from '../crm.problems.js';
import type { Campaign } from './campaign.entity.js';
import { demandComplete } from './campaign.rules.js';
import type { CampaignForecast, CampaignPreviewAnswer } from './campaign-answers.js';
import type { CampaignPreviewInput, CampaignTestInput } from './campaign-command-inputs.js';
import { CampaignCourseService } from './campaign-course.service.js';
import { campaignCourse } from './campaign-states.js';
import { CampaignsRepository } from './campaigns.repository.js';
import type { MergeValues } from './rendering/merge-fields.js';
import { CampaignMail, type DrawnMail } from './sending/campaign-mail.js';
import { CampaignStart } from './sending/campaign-start.js';
import { SendingRepository } from './sending/sending.repository.js';

/** Through so many recipients one may step. */
const mostSamples = 50;

/** A campaign before it leaves: whom it reaches, how it looks to them, and a test to oneself. */
@Injectable()
export class CampaignPreviewsService {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly contacts: ContactsRepository,
    private readonly sending: SendingRepository,
    private readonly starting: CampaignStart,
    private readonly course: CampaignCourseService,
    private readonly mails: CampaignMail,
    private readonly mailer: InstanceMailer,
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
  ) {}

  async forecast(id: string): Promise<CampaignForecast> {
    const { members, refusals } = await this.starting.judge(await this.campaigns.get(id));
    const counts = await this.sending.forecast(members, refusals);
    const refused = counts.flatMap(({ reason, count }) => (reason ? [{ reason, count }] : []));
    return {
      total: members.length,
      reached: counts.find(({ reason }) => reason === null)?.count ?? 0,
      refused,
      samples: await this.sending.reachable(members, refusals, mostSamples),
    };
  }

  /** In units of its own. What is absent from the input is as it is stored. */
  async preview(id: string, input: CampaignPreviewInput): Promise<CampaignPreviewAnswer> {
    const { campaign, values } = await this.units.run({ mode: 'read' }, async () => ({
      campaign: await this.campaigns.get(id),
      values: await this.valuesOf(input.contactId),
    }));
    const { drawn, errors } = await this.draw(written(campaign, input), values);
    const { language } = Scopes.current();
    return {
      subject: drawn.subject,
      preheader: drawn.preheader,
      html: drawn.whole,
      text: drawn.plain,
      errors: errors.map(({ field, code, message }) => ({ field, code, message: message[language] })),
    };
  }

  /**
   * Sends the message to whoever asks, and to nobody else. In units of its own.
   * @throws Problem INVALID_INPUT for what is not ready to be sent, CRM_CAMPAIGN_TEST_REFUSED
   */
  async test(
    id: string,
    version: number,
    { contactId }: CampaignTestInput,
  ): Promise<{ campaign: Campaign; address: string }> {
    const { campaign, values } = await this.units.run({ mode: 'write' }, async () => {
      const found = await this.course.lock(id, version);
      campaignCourse.next('test', found.state);
      demandComplete(found, { withSegment: false });
      return { campaign: found, values: await this.valuesOf(contactId) };
    });
    const { drawn } = await this.draw(campaign, values);
    const address = Scopes.actor().label;
    try {
      await this.mailer.send({
        to: { address },
        subject: `[Test] ${drawn.subject}`,
        html: drawn.whole,
        text: drawn.plain,
        ...(campaign.replyTo && { replyTo: { address: campaign.replyTo } }),
      });
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      const said = `${error.code} ${error.response}`.trim();
      const detail = text(`Réponse du serveur : ${said}`, `The server’s answer: ${said}`);
      throw new Problem(CrmProblems.CRM_CAMPAIGN_TEST_REFUSED, { detail, cause: error });
    }
    return {
      campaign: await this.units.run({ mode: 'write' }, () => this.course.tested(id, version)),
      address,
    };
  }

  /** The links of a preview and of a test unsubscribe nobody. */
  private async draw(
    campaign: Pick<Campaign, 'id' | 'subject' | 'preheader' | 'body'>,
    values: MergeValues,
  ): Promise<{ drawn: DrawnMail; errors: ReturnType<CampaignMail['template']>['errors'] }> {
    const frame = await this.mails.frame();
    const template = this.mails.template(campaign);
    const unsubscribeUrl = `${this.config.urlOfHost(Scopes.instance().slug)}/crm/campaigns/${campaign.id}`;
    const personal = { unsubscribeUrl, source: null, openingUrl: null };
    return { drawn: this.mails.draw(template, frame, values, personal), errors: template.errors };
  }

  /** @throws Problem INVALID_INPUT for a contact that is not there for the actor */
  private async valuesOf(contactId: string | null | undefined): Promise<MergeValues> {
    if (!contactId) return {};
    const [contact] = await this.contacts.getMany([contactId]);
    if (!contact) throw new Problem(CommonProblems.NOT_FOUND);
    return (await this.sending.factsOf(contactId))?.values ?? {};
  }
}

/** A message with what is being changed in it; what is absent is as it is stored. */
const written = (campaign: Campaign, { subject, preheader, body }: CampaignPreviewInput) => ({
  id: campaign.id,
  subject: subject === undefined ? campaign.subject : subject,
  preheader: preheader === undefined ? campaign.preheader : preheader,
  body: body === undefined ? campaign.body : body,
});
