import { CalendarIcon, ChartIcon } from '@/kit/icons';
import { guarded } from '../guarded';
import { type ModuleScreens, recordRoutes } from '../module';
import { activities } from './activities/activity.record';
import { companies } from './companies/company.record';
import { contacts } from './contacts/contact.record';
import { leads } from './leads/lead.record';
import { opportunities } from './opportunities/opportunity.record';

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
    {
      to: '/crm/pipeline-report',
      label: 'crm.report.title',
      icon: ChartIcon,
      rights: ['crm.opportunity.read'],
    },
  ],
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
  ],
  routes: [
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
    ...recordRoutes(companies, {
      list: () => import('./companies/company-list').then(({ CompanyList }) => CompanyList),
      form: () => import('./companies/company-form').then(({ CompanyForm }) => CompanyForm),
      page: () => import('./companies/company-page').then(({ CompanyPage }) => CompanyPage),
    }),
    ...recordRoutes(contacts, {
      list: () => import('./contacts/contact-list').then(({ ContactList }) => ContactList),
      form: () => import('./contacts/contact-form').then(({ ContactForm }) => ContactForm),
      page: () => import('./contacts/contact-page').then(({ ContactPage }) => ContactPage),
    }),
  ],
};
