import { Injectable } from '@nestjs/common';
import { AppConfig, Scopes } from '#runtime';
import { CompanyProfileService, type InstanceMail, InstanceMailer } from '#workspace';
import { UnsubscribeLinks } from '../../consent/unsubscribe-links.js';
import type { Campaign } from '../campaign.entity.js';
import { legalIdentity } from '../rendering/legal-identity.js';
import { layOutHtml, layOutText, type MailBrand, type MailPersonal } from '../rendering/mail-layout.js';
import type { MergeValues } from '../rendering/merge-fields.js';
import { type FilledMessage, type MessageSource, readMessage } from '../rendering/message-template.js';
import { envelopeAddress, messageIdOf } from './return-address.js';

/** What is the same in every mail of a batch. */
export interface MailFrame {
  readonly brand: MailBrand;
  readonly sender: { readonly name: string; readonly address: string };
  readonly phone: string | null;
}

/** Whom one mail goes to. */
export interface MailRecipient {
  readonly contactId: string;
  readonly address: string;
  readonly name: string;
  readonly values: MergeValues;
  readonly source: string | null;
  readonly token: string;
}

/** A mail as its recipient will see it. */
export interface DrawnMail extends FilledMessage {
  readonly whole: string;
  readonly plain: string;
}

/** Makes the mails of campaigns: message, layout, headers. Asks nothing but whom it goes to. */
@Injectable()
export class CampaignMail {
  constructor(
    private readonly profiles: CompanyProfileService,
    private readonly mailer: InstanceMailer,
    private readonly links: UnsubscribeLinks,
    private readonly config: AppConfig,
  ) {}

  /** In units of its own. */
  async frame(): Promise<MailFrame> {
    const profile = await this.profiles.read();
    const sender = await this.mailer.sender();
    const { logoVersion, language, accentColour } = profile;
    return {
      sender,
      phone: profile.phone,
      brand: {
        name: profile.tradeName ?? profile.legalName,
        language,
        accentColour,
        logoUrl: logoVersion ? `${this.origin}/api/workspace/branding/logo?v=${logoVersion}` : null,
        identity: legalIdentity(profile, language),
      },
    };
  }

  draw(
    template: ReturnType<typeof readMessage>,
    { brand, phone }: MailFrame,
    values: MergeValues,
    personal: MailPersonal,
  ): DrawnMail {
    const message = template.fill({ ...values, 'us.name': brand.name, 'us.phone': phone });
    return {
      ...message,
      whole: layOutHtml(message, brand, personal),
      plain: layOutText(message, brand, personal),
    };
  }

  /**
   * The mail of one recipient. Its headers let programs offer to unsubscribe (RFC 2369, one click by RFC 8058), and its
   * envelope brings bounces back with the recipient's token.
   */
  mailTo(
    campaign: Pick<Campaign, 'id' | 'replyTo' | 'trackOpens'>,
    template: ReturnType<typeof readMessage>,
    frame: MailFrame,
    recipient: MailRecipient,
  ): InstanceMail & { readonly messageId: string } {
    const { address, contactId, token, name } = recipient;
    const unsubscribeUrl = this.links.of(contactId, address, campaign.id);
    const drawn = this.draw(template, frame, recipient.values, {
      unsubscribeUrl,
      source: recipient.source,
      openingUrl: campaign.trackOpens ? `${this.origin}/api/crm/campaign-openings/${token}.gif` : null,
    });
    return {
      to: { ...(name && { name }), address },
      subject: drawn.subject,
      text: drawn.plain,
      html: drawn.whole,
      ...(campaign.replyTo && { replyTo: { address: campaign.replyTo } }),
      messageId: messageIdOf(token, frame.sender.address),
      bounceTo: envelopeAddress(token, frame.sender.address),
      headers: {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': `<campagnes.${Scopes.instance().slug}.${this.config.baseDomain}>`,
      },
    };
  }

  template(source: MessageSource): ReturnType<typeof readMessage> {
    return readMessage(source);
  }

  private get origin(): string {
    return this.config.urlOfHost(Scopes.instance().slug);
  }
}
