"""What runs, and when: Prefect flows and the `chysto` command. The only folder that imports Prefect."""
