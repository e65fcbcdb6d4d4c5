"""alibabacloud_eci20180808, _cr20181201 and _sts20150401: POST with the parameters in the query, signed in both versions."""

import json

import pytest
from alibabacloud_cr20181201 import models as cr
from alibabacloud_cr20181201.client import Client as Cr
from alibabacloud_eci20180808 import models as eci
from alibabacloud_eci20180808.client import Client as Eci
from alibabacloud_sts20150401 import models as sts
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config
from conftest import KEY_ID, KEY_SECRET, wait_for

REGION = "cn-beijing"
VPC_HOST = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"
SIGNATURES = {"v1": "v2", "v3": None}


@pytest.fixture(params=SIGNATURES)
def signature(request):
    return request.param


@pytest.fixture
def config(cloud, signature):
    def make(**changes):
        settings = {"access_key_id": KEY_ID, "access_key_secret": KEY_SECRET, "region_id": REGION}
        settings |= {"endpoint": cloud.endpoint, "protocol": "http"}
        # What the library calls "v2" is version 1.0 of the signature.
        settings |= {"signature_algorithm": SIGNATURES[signature]} | changes
        return Config(**settings)

    return make


def group(name="sdk-web", image=f"{VPC_HOST}/eci_test/nginx:1.0", **changes):
    fields = {
        "region_id": REGION,
        "container_group_name": name,
        "v_switch_id": "vsw-2zejlv7xjnw61w6z00000",
        "security_group_id": "sg-2zeh4cev9y7ulbr00000",
        "container": [eci.CreateContainerGroupRequestContainer(name="web", image=image)],
    }
    return eci.CreateContainerGroupRequest(**(fields | changes))


def status(client, group_id):
    ids = json.dumps([group_id])
    request = eci.DescribeContainerGroupStatusRequest(region_id=REGION, container_group_ids=ids)
    return client.describe_container_group_status(request).body.data[0]


def events(client, group_id):
    ids = json.dumps([group_id])
    request = eci.DescribeContainerGroupEventsRequest(region_id=REGION, container_group_ids=ids)
    return client.describe_container_group_events(request).body.data[0].events


def test_a_group_is_created_runs_writes_and_goes(config, cloud, signature):
    client = Eci(config())
    created = client.create_container_group(group()).body.container_group_id
    assert cloud.last("CreateContainerGroup")["signature"] == signature
    running = wait_for(lambda: status(client, created), lambda seen: seen.status == "Running")
    container = running.pod_status.container_statuses[0]
    assert container.ready
    assert container.state.running.started_atstarted_at
    assert {event.reason for event in events(client, created)} >= {"Scheduled", "Pulled", "Started"}
    request = eci.DescribeContainerLogRequest(
        region_id=REGION, container_group_id=created, container_name="web", tail=2
    )
    wait_for(lambda: client.describe_container_log(request).body.content, lambda seen: seen.count("\n") == 2)
    request = eci.DeleteContainerGroupRequest(region_id=REGION, container_group_id=created)
    client.delete_container_group(request)
    ids = json.dumps([created])
    request = eci.DescribeContainerGroupsRequest(region_id=REGION, container_group_ids=ids)
    wait_for(lambda: client.describe_container_groups(request).body, lambda seen: seen.total_count == 0)


def test_a_job_succeeds(config):
    client = Eci(config())
    job = group("sdk-job", f"{VPC_HOST}/eci_test/hello:1.0", restart_policy="Never")
    created = client.create_container_group(job).body.container_group_id
    done = wait_for(lambda: status(client, created), lambda seen: seen.status == "Succeeded")
    assert done.pod_status.container_statuses[0].state.terminated.exit_code == 0


def test_a_tag_that_is_not_there_fails_in_the_kubelet_s_words(config):
    client = Eci(config())
    wrong = group("sdk-wrong-tag", f"{VPC_HOST}/eci_test/nginx:9.9")
    created = client.create_container_group(wrong).body.container_group_id
    seen = wait_for(
        lambda: [event.message for event in events(client, created)],
        lambda messages: "Error: ImagePullBackOff" in messages,
    )
    assert any("nginx:9.9: not found" in message for message in seen)
    assert status(client, created).status == "Pending"


def test_the_same_token_makes_one_group(config):
    client = Eci(config())
    token = f"token-{id(client)}"
    twice = [
        client.create_container_group(group("sdk-once", client_token=token)).body.container_group_id
        for _ in range(2)
    ]
    assert twice[0] == twice[1]
    with pytest.raises(Exception) as caught:
        client.create_container_group(group("sdk-other", client_token=token))
    assert caught.value.code == "IdempotentParameterMismatch"


def test_a_dry_run_succeeds_as_an_error(config):
    with pytest.raises(Exception) as caught:
        Eci(config()).create_container_group(group("sdk-dry", dry_run=True))
    assert caught.value.code == "DryRun.Success"


def test_a_wrong_secret_is_told(config):
    with pytest.raises(Exception) as caught:
        Eci(config(access_key_secret="another-secret")).create_container_group(group("sdk-secret"))
    assert caught.value.code == "SignatureDoesNotMatch"
    assert "server string to sign is:" in caught.value.message


def test_the_nested_request_arrives_name_for_name(config, cloud):
    nested = group(
        "sdk-nested",
        cpu=2.0,
        memory=4.0,
        auto_create_eip=False,
        acr_registry_info=[
            eci.CreateContainerGroupRequestAcrRegistryInfo(
                region_id=REGION, instance_id="cri-nwj395hgf6f00000", domain=[VPC_HOST]
            )
        ],
    )
    Eci(config()).create_container_group(nested)
    seen = cloud.last("CreateContainerGroup")
    assert seen["dropped"] == []
    arrived = dict(seen["parameters"])
    assert arrived["AcrRegistryInfo.1.Domain.1"] == VPC_HOST
    assert (arrived["Cpu"], arrived["AutoCreateEip"].lower()) == ("2.0", "false")


def test_registries_are_read(config):
    client = Cr(config())
    instances = client.list_instance(cr.ListInstanceRequest(page_no=1, page_size=2)).body
    # These requests carry no region: without one in the address it is the simulator's default, cn-hangzhou.
    assert (instances.total_count, len(instances.instances)) == (3, 2)
    instance_id = "cri-hzprod0000000001"
    endpoint = client.get_instance_endpoint(
        cr.GetInstanceEndpointRequest(instance_id=instance_id, endpoint_type="internet")
    ).body
    assert [entry.entry for entry in endpoint.acl_entries] == ["127.0.0.1/32"]
    vpc = client.get_instance_vpc_endpoint(cr.GetInstanceVpcEndpointRequest(instance_id=instance_id)).body
    assert vpc.domains == ["shop-prod-registry-vpc.cn-hangzhou.cr.aliyuncs.com"]
    token, names = None, set()
    while token != "":
        request = cr.ListRepositoryRequest(instance_id=instance_id, max_results=20, next_token=token)
        answer = client.list_repository(request).body
        names |= {(entry.repo_namespace_name, entry.repo_name) for entry in answer.repositories}
        token = answer.next_token or ""
    assert len(names) == 48


def test_credentials_for_a_while_work(config):
    role = sts.AssumeRoleRequest(
        role_arn="acs:ram::1111111111111111:role/berth", role_session_name="sdk", duration_seconds=900
    )
    granted = Sts(config()).assume_role(role).body.credentials
    with_token = config(
        access_key_id=granted.access_key_id,
        access_key_secret=granted.access_key_secret,
        security_token=granted.security_token,
        type="sts",
    )
    identity = Sts(with_token).get_caller_identity().body
    assert identity.identity_type == "AssumedRoleUser"
    assert identity.arn.endswith("assumed-role/berth/sdk")
    without = config(access_key_id=granted.access_key_id, access_key_secret=granted.access_key_secret)
    with pytest.raises(Exception) as caught:
        Sts(without).get_caller_identity()
    assert caught.value.code == "MissingSecurityToken"
