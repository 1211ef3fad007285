credit version --frob; echo $?
credit version --store; echo $?
credit version --json=yes; echo $?
credit version extra; echo $?
credit version --on 2026-02-30; echo $?
credit version --known yesterday; echo $?
credit version --now '#3'; echo $?
credit version --lang fr; echo $?
credit version -x; echo $?
