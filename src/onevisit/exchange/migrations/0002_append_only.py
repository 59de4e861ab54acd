"""What was kept and logged stays: the database refuses to change it, whoever asks."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION exchange_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER exchange_look_stays BEFORE UPDATE OR DELETE ON exchange_look
    FOR EACH ROW EXECUTE FUNCTION exchange_refuse_change();
CREATE TRIGGER exchange_snapshot_stays BEFORE UPDATE ON exchange_snapshot
    FOR EACH ROW EXECUTE FUNCTION exchange_refuse_change();
"""

ALLOW = """
DROP TRIGGER exchange_snapshot_stays ON exchange_snapshot;
DROP TRIGGER exchange_look_stays ON exchange_look;
DROP FUNCTION exchange_refuse_change();
"""


class Migration(migrations.Migration):
    """Snapshots can still be deleted, for the law also says when data must go."""

    dependencies = [("exchange", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
