/** The library entry `her2-cds/express`: the service inside another Express application (docs/INTERFACE.md). */
export { createService, type MountedService, type ServiceSettings } from './compose/create-service.ts'
export { createApp } from './http/create-app.ts'
export type { AppDeps, Evaluate, Evaluated, Readiness } from './http/app-deps.ts'
