import type { RouteObject } from 'react-router-dom';

/** Pages for those who build the product: the kit in every state. Absent from what is shipped. */
export const developmentRoutes: RouteObject[] = [];
