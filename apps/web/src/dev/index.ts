import type { RouteObject } from 'react-router-dom';

const page = (path: string, load: () => Promise<RouteObject['Component']>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()) ?? null }),
});

/** The pages of the gallery; they need neither a server nor a session. */
const gallery = (): RouteObject[] => [
  {
    path: '/dev',
    lazy: async () => ({ Component: (await import('./gallery/gallery-frame')).GalleryFrame }),
    children: [
      page('kit', async () => (await import('./gallery/gallery')).Gallery),
      page('lines', async () => (await import('./gallery/line-items-page')).LineItemsPage),
      page('sites', async () => (await import('./gallery/record-pages')).SiteList),
      page('sites/create', async () => (await import('./gallery/record-pages')).SiteForm),
      page('sites/:id', async () => (await import('./gallery/record-pages')).SitePage),
      page('sites/:id/edit', async () => (await import('./gallery/record-pages')).SiteForm),
      page('empty', async () => (await import('./gallery/record-pages')).EmptyList),
      page('failing', async () => (await import('./gallery/record-pages')).FailingList),
      page('waiting', async () => (await import('./gallery/record-pages')).WaitingList),
    ],
  },
];

/** Pages for those who build the product: the kit in every state. Absent from what is shipped. */
export const developmentRoutes: RouteObject[] =
  import.meta.env.DEV || import.meta.env.VITE_GALLERY === '1' ? gallery() : [];
