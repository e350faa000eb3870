import { type ModuleScreens, recordRoutes } from '../module';
import { companies } from './companies/company.record';
import { contacts } from './contacts/contact.record';

export const crm: ModuleScreens = {
  name: 'crm',
  label: 'crm.title',
  menu: [
    { to: '/crm/companies', label: 'crm.companies', icon: companies.icon, rights: ['crm.company.read'] },
    { to: '/crm/contacts', label: 'crm.contacts', icon: contacts.icon, rights: ['crm.contact.read'] },
  ],
  routes: [
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
