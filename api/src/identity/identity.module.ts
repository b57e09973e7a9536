import { Global, Module } from '@nestjs/common';
import { PrincipalSource } from '../platform/graphql/request.js';
import { AgencyResolver } from './agency.resolver.js';
import { CookiePrincipal } from './cookie-principal.js';
import { Demo } from './demo.js';
import { FoundInstallation } from './found-installation.js';
import { PeopleResolver } from './people.resolver.js';
import { RateLimits } from './rate-limit.js';
import { SessionResolver } from './session.resolver.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { StepUp } from './step-up.js';

@Global()
@Module({
  providers: [
    { provide: PrincipalSource, useClass: CookiePrincipal },
    ...[Sessions, SignIn, StepUp, Demo, FoundInstallation, RateLimits, SessionResolver, AgencyResolver, PeopleResolver],
  ],
  exports: [PrincipalSource, Sessions, StepUp, Demo, FoundInstallation, RateLimits],
})
export class IdentityModule {}
