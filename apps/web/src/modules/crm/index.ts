import { CalendarIcon, ChartIcon } from '@/kit/icons';
import { guarded } from '../guarded';
import { type ModuleScreens, recordRoutes } from '../module';
import { activities } from './activities/activity.record';
import { campaigns } from './campaigns/campaign.record';
import { companies } from './companies/company.record';
import { contacts } from './contacts/contact.record';
import { leads } from './leads/lead.record';
import { mailTemplates } from './mail-templates/mail-template.record';
import { emails } from './mails/email.record';
import { opportunities } from './opportunities/opportunity.record';
import { rightsRequests } from './rights-requests/rights-request.record';
import { segments } from './segments/segment.record';
import { crmSettings, crmSettingsRoutes } from './settings';
import { webForms } from './web-forms/web-form.record';

export const crm: ModuleScreens = {
  name: 'crm',
  label: 'crm.title',
  menu: [
    { to: '/crm/leads', label: 'crm.leads', icon: leads.icon, rights: ['crm.lead.read'] },
    {
      to: '/crm/opportunities',
      label: 'crm.opportunities',
      icon: opportunities.icon,
      rights: ['crm.opportunity.read'],
    },
    { to: '/crm/activities', label: 'crm.activities', icon: activities.icon, rights: ['crm.activity.read'] },
    { to: '/crm/calendar', label: 'crm.calendar.title', icon: CalendarIcon, rights: ['crm.activity.read'] },
    { to: '/crm/companies', label: 'crm.companies', icon: companies.icon, rights: ['crm.company.read'] },
    { to: '/crm/contacts', label: 'crm.contacts', icon: contacts.icon, rights: ['crm.contact.read'] },
    { to: '/crm/emails', label: 'crm.emails', icon: emails.icon, rights: ['crm.email.read'] },
    { to: '/crm/segments', label: 'crm.segments', icon: segments.icon, rights: ['crm.segment.read'] },
    { to: '/crm/campaigns', label: 'crm.campaigns', icon: campaigns.icon, rights: ['crm.campaign.read'] },
    {
      to: '/crm/pipeline-report',
      label: 'crm.report.title',
      icon: ChartIcon,
      rights: ['crm.opportunity.read'],
    },
    { to: '/crm/web-forms', label: 'crm.webForms', icon: webForms.icon, rights: ['crm.web-form.read'] },
  ],
  settings: crmSettings,
  parts: [
    {
      name: 'today',
      place: 'home',
      rights: ['crm.activity.read'],
      load: () => import('./today/today').then(({ Today }) => Today),
    },
    {
      name: 'calendar-feed',
      place: 'account',
      rights: ['crm.activity.read'],
      load: () =>
        import('./calendar-feed/calendar-feed-card').then(({ CalendarFeedCard }) => CalendarFeedCard),
    },
    {
      name: 'my-mails',
      place: 'account',
      rights: ['crm.email.create'],
      load: () => import('./mails/my-mails-card').then(({ MyMailsCard }) => MyMailsCard),
    },
  ],
  routes: [
    ...crmSettingsRoutes,
    ...recordRoutes(leads, {
      list: () => import('./leads/lead-list').then(({ LeadList }) => LeadList),
      form: () => import('./leads/lead-form').then(({ LeadForm }) => LeadForm),
      page: () => import('./leads/lead-page').then(({ LeadPage }) => LeadPage),
    }),
    ...recordRoutes(opportunities, {
      list: () => import('./opportunities/opportunities').then(({ Opportunities }) => Opportunities),
      form: () =>
        import('./opportunities/form/opportunity-form').then(({ OpportunityForm }) => OpportunityForm),
      page: () =>
        import('./opportunities/page/opportunity-page').then(({ OpportunityPage }) => OpportunityPage),
    }),
    {
      path: 'crm/pipeline-report',
      lazy: async () => {
        const { PipelineReport } = await import('./pipeline-report/pipeline-report');
        return { Component: guarded(PipelineReport, 'crm.opportunity.read') };
      },
    },
    ...recordRoutes(activities, {
      list: () => import('./activities/activity-list').then(({ ActivityList }) => ActivityList),
      form: () => import('./activities/activity-form').then(({ ActivityForm }) => ActivityForm),
      page: () => import('./activities/activity-page').then(({ ActivityPage }) => ActivityPage),
    }),
    {
      path: 'crm/calendar',
      lazy: async () => ({
        Component: guarded((await import('./calendar/calendar-page')).CalendarPage, 'crm.activity.read'),
      }),
    },
    {
      path: 'crm/calendar/import',
      lazy: async () => {
        const { CalendarImportPage } = await import('./calendar-import/calendar-import-page');
        return { Component: guarded(CalendarImportPage, 'crm.activity.create') };
      },
    },
    ...recordRoutes(emails, {
      list: () => import('./mails/email-list').then(({ EmailList }) => EmailList),
      form: () => import('./mails/email-form').then(({ EmailForm }) => EmailForm),
      page: () => import('./mails/email-page').then(({ EmailPage }) => EmailPage),
    }),
    ...recordRoutes(mailTemplates, {
      list: () =>
        import('./mail-templates/mail-template-list').then(({ MailTemplateList }) => MailTemplateList),
      form: () =>
        import('./mail-templates/mail-template-form').then(({ MailTemplateForm }) => MailTemplateForm),
      page: () =>
        import('./mail-templates/mail-template-page').then(({ MailTemplatePage }) => MailTemplatePage),
    }),
    ...recordRoutes(rightsRequests, {
      list: () =>
        import('./rights-requests/rights-request-list').then(({ RightsRequestList }) => RightsRequestList),
      form: () =>
        import('./rights-requests/rights-request-form').then(({ RightsRequestForm }) => RightsRequestForm),
      page: () =>
        import('./rights-requests/rights-request-page').then(({ RightsRequestPage }) => RightsRequestPage),
    }),
    ...recordRoutes(webForms, {
      list: () => import('./web-forms/web-form-list').then(({ WebFormList }) => WebFormList),
      form: () => import('./web-forms/web-form-form').then(({ WebFormForm }) => WebFormForm),
      page: () => import('./web-forms/web-form-page').then(({ WebFormPage }) => WebFormPage),
    }),
    ...recordRoutes(companies, {
      list: () => import('./companies/company-list').then(({ CompanyList }) => CompanyList),
      form: () => import('./companies/company-form').then(({ CompanyForm }) => CompanyForm),
      page: () => import('./companies/company-page').then(({ CompanyPage }) => CompanyPage),
    }),
    ...recordRoutes(segments, {
      list: () => import('./segments/segment-list').then(({ SegmentList }) => SegmentList),
      form: () => import('./segments/segment-form').then(({ SegmentForm }) => SegmentForm),
      page: () => import('./segments/segment-page').then(({ SegmentPage }) => SegmentPage),
    }),
    ...recordRoutes(campaigns, {
      list: () => import('./campaigns/campaign-list').then(({ CampaignList }) => CampaignList),
      form: () => import('./campaigns/campaign-form').then(({ CampaignForm }) => CampaignForm),
      page: () => import('./campaigns/campaign-page').then(({ CampaignPage }) => CampaignPage),
    }),
    ...recordRoutes(contacts, {
      list: () => import('./contacts/contact-list').then(({ ContactList }) => ContactList),
      form: () => import('./contacts/contact-form').then(({ ContactForm }) => ContactForm),
      page: () => import('./contacts/contact-page').then(({ ContactPage }) => ContactPage),
    }),
  ],
};
