import { Global, Module } from '@nestjs/common';
import { PrincipalSource } from '../platform/graphql/request.js';
import { AgencyResolver } from './agency.resolver.js';
import { CookiePrincipal } from './cookie-principal.js';
import { Demo } from './demo.js';
import { FoundInstallation } from './found-installation.js';
import { RateLimits } from './rate-limit.js';
import { SessionResolver } from './session.resolver.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

@Global()
@Module({
  providers: [
    { provide: PrincipalSource, useClass: CookiePrincipal },
    ...[Sessions, SignIn, Demo, FoundInstallation, RateLimits, SessionResolver, AgencyResolver],
  ],
  exports: [PrincipalSource, Sessions, Demo, FoundInstallation, RateLimits],
})
export class IdentityModule {}
