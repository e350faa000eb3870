import { DomainIcon, FieldsIcon, MailIcon, TagIcon } from '@/kit/icons';
import { guarded } from '../guarded';
import { isCompany, type ModuleScreens, recordRoutes } from '../module';
import { clientRequests } from './client-requests/client-request.record';

/** What concerns the company as a whole; what one module alone has to set up, it adds itself. */
export const settings: ModuleScreens = {
  name: 'settings',
  label: 'settings.title',
  menu: [
    {
      to: '/settings/company',
      label: 'settings.company',
      icon: DomainIcon,
      rights: ['workspace.company.update'],
    },
    {
      to: '/settings/tags',
      label: 'settings.tags',
      icon: TagIcon,
      rights: ['workspace.tag.update'],
      when: isCompany,
    },
    {
      to: '/settings/custom-fields',
      label: 'settings.customFields',
      icon: FieldsIcon,
      rights: ['workspace.custom-fields.update'],
      when: isCompany,
    },
    {
      to: '/workspace/client-requests',
      label: 'workspace.client-request.title',
      icon: clientRequests.icon,
      rights: ['workspace.client-request.update'],
      when: isCompany,
    },
    {
      to: '/settings/mail',
      label: 'workspace.mailSettings.menu',
      icon: MailIcon,
      rights: ['workspace.mail-settings.update'],
      when: isCompany,
    },
  ],
  routes: [
    ...recordRoutes(clientRequests, {
      list: () =>
        import('./client-requests/client-request-list').then(({ ClientRequestList }) => ClientRequestList),
      form: () =>
        import('./client-requests/client-request-form').then(({ ClientRequestForm }) => ClientRequestForm),
      page: () =>
        import('./client-requests/client-request-page').then(({ ClientRequestPage }) => ClientRequestPage),
    }),
    {
      path: 'settings/company',
      lazy: async () => ({ Component: (await import('./company/company-settings')).CompanySettings }),
    },
    {
      path: 'settings/tags',
      lazy: async () => {
        const { TagSettings } = await import('./tags/tag-settings');
        return { Component: guarded(TagSettings, 'workspace.tag.read') };
      },
    },
    {
      path: 'settings/custom-fields',
      lazy: async () => {
        const { CustomFieldSettings } = await import('./custom-fields/custom-field-settings');
        return { Component: guarded(CustomFieldSettings, 'workspace.custom-fields.update') };
      },
    },
    {
      path: 'settings/mail',
      lazy: async () => {
        const { MailSettingsPage } = await import('./mail/mail-settings-page');
        return { Component: guarded(MailSettingsPage, 'workspace.mail-settings.update') };
      },
    },
  ],
};
