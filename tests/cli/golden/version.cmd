credit version
credit --json version
