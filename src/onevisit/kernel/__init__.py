"""What every part speaks: ids, texts, refusals, working days, money, conditions.

Pure: nothing here reaches Django, a database, the network, files or chance;
only `kernel.clock` reads the time, and only surfaces and tasks may call it.
"""
